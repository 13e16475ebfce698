package io.i9chat.adapter.redis.node;

import io.i9chat.adapter.redis.client.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The other nodes, as the last heartbeat saw them. */
public final class Peers {
  private final Times times;
  // Used by the heartbeat alone.
  private final Set<String> missed = new HashSet<>();
  private boolean begun;
  private volatile List<Ended> ended = List.of();
  private volatile int living;

  /**
   * A node whose people can be taken off.
   *
   * @param entry as it stands on the roll
   * @param node its id
   * @param dead whether it died, rather than retired
   * @param at when it was last known to live
   * @param age how long ago that was, in milliseconds
   */
  public record Ended(String entry, String node, boolean dead, Instant at, long age) {}

  /** None seen. */
  public Peers(Times times) {
    this.times = times;
  }

  /** The nodes whose people can be taken off now. */
  public List<Ended> ended() {
    return ended;
  }

  /** How many other nodes there are. */
  public int living() {
    return living;
  }

  /**
   * Takes in what was seen.
   *
   * @param mayMiss whether one that is silent may be taken for one that may have died
   * @return whether another one is missed than before
   */
  boolean look(Seen seen, String self, boolean mayMiss) {
    boolean news = false;
    int others = 0;
    List<Ended> gone = new ArrayList<>();
    for (Map.Entry<String, Long> each : seen.roll().entrySet()) {
      String entry = each.getKey();
      long age = seen.now() - each.getValue();
      if (entry.startsWith(Keys.DEAD)) {
        news |= missed.add(entry.substring(1));
        gone.add(ended(entry, true, each.getValue(), age));
      } else if (entry.startsWith(Keys.RETIRED)) {
        if (age >= times.grace().toMillis()) {
          gone.add(ended(entry, false, each.getValue(), age));
        }
      } else if (!entry.equals(self)) {
        others++;
        news |= isNewlySilent(entry, age, mayMiss);
      }
    }
    forget(seen);
    living = others;
    ended = List.copyOf(gone);
    // Those who died before this node began had nothing to tell it.
    boolean matters = news && begun;
    begun = true;
    return matters;
  }

  private boolean isNewlySilent(String node, long age, boolean mayMiss) {
    if (age < times.silence().toMillis()) {
      // It may be missed again.
      missed.remove(node);
      return false;
    }
    return mayMiss && missed.add(node);
  }

  private static Ended ended(String entry, boolean dead, long at, long age) {
    return new Ended(entry, entry.substring(1), dead, Instant.ofEpochMilli(at), age);
  }

  private void forget(Seen seen) {
    missed.removeIf(
        node -> !seen.roll().containsKey(node) && !seen.roll().containsKey(Keys.DEAD + node));
  }
}
