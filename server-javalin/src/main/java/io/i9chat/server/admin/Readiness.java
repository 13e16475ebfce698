package io.i9chat.server.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the parts that the server is made of are up. They are asked when it is looked, but not
 * more than once a second, and one that does not answer in time is down.
 */
public final class Readiness {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Asked> parts = new ArrayList<>();
  private @Nullable State last;
  private long lookedAt;

  /**
   * A part.
   *
   * @param name in a word, such as {@code store}
   * @param needed whether calls fail without it
   * @param isUp asks it, and may take its time; what it throws means that it is down
   */
  public record Part(String name, boolean needed, BooleanSupplier isUp) {}

  /**
   * How the parts are.
   *
   * @param parts whether each is up, by name
   * @param ready whether all that are needed are
   */
  public record State(Map<String, Boolean> parts, boolean ready) {}

  /** A part, and the question that it has not answered yet. */
  private static final class Asked {
    private final Part part;
    private @Nullable CompletableFuture<Boolean> open;

    private Asked(Part part) {
      this.part = part;
    }

    private CompletableFuture<Boolean> ask() {
      CompletableFuture<Boolean> asked = open;
      // One that hangs is not asked again, or threads would pile up.
      if (asked == null || asked.isDone()) {
        asked =
            CompletableFuture.supplyAsync(part.isUp()::getAsBoolean, Thread::startVirtualThread);
        open = asked;
      }
      return asked;
    }
  }

  /** The readiness of these parts. */
  public Readiness(List<Part> parts) {
    parts.forEach(part -> this.parts.add(new Asked(part)));
  }

  /** The names of the parts. */
  public List<String> names() {
    return parts.stream().map(asked -> asked.part.name()).toList();
  }

  /** How the parts are now, or were a moment ago. */
  public synchronized State look() {
    long now = System.nanoTime();
    State known = last;
    if (known != null && now - lookedAt < FRESH) {
      return known;
    }
    List<CompletableFuture<Boolean>> asked = parts.stream().map(Asked::ask).toList();
    Map<String, Boolean> up = new LinkedHashMap<>();
    boolean ready = true;
    long until = now + PATIENCE.toNanos();
    for (int i = 0; i < asked.size(); i++) {
      Part part = parts.get(i).part;
      boolean isUp = isUp(asked.get(i), until);
      up.put(part.name(), isUp);
      ready &= isUp || !part.needed();
    }
    State state = new State(up, ready);
    last = state;
    lookedAt = System.nanoTime();
    return state;
  }

  private static boolean isUp(CompletableFuture<Boolean> asked, long until) {
    try {
      long left = Math.max(0, until - System.nanoTime());
      return asked.get(left, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException down) {
      return false;
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
