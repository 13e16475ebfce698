package io.i9chat.adapter.auth;

import io.i9chat.ports.PortFailure;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that wait to be hashed, served in turn between the clients they wait for, so that a
 * client that has sent many waits for itself. A client that guessed wrong lately is behind those
 * that did not; a second of waiting makes up for a wrong guess, and ten of them count, so that none
 * waits for long. One client may let a quarter of the places wait; when all are taken, a client
 * with fewer takes the last place of the one with most, and one that did not guess wrong that of
 * one that did.
 */
final class WaitingPasswords {
  /** How often the counts of wrong guesses are halved. */
  private static final long HALVED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** How many wrong guesses count at the most. */
  private static final int MOST_GUESSES = 10;

  private static final double NANOS_A_SECOND = 1e9;

  /** The hashes of a client, none of which was done since that time of the clock. */
  private record Line(Deque<FutureTask<?>> tasks, long since) {}

  private final int places;
  private final int share;
  private final ReentrantLock lock = new ReentrantLock();

  private final LongSupplier nanos;

  /** In the order in which they came. */
  private final Map<String, Line> clients = new LinkedHashMap<>();

  /** Wrong guesses of clients lately; no more entries than were hashed in a few minutes. */
  private final Map<String, Integer> wrong = new HashMap<>();

  private long halvedAt;
  private int size;
  private boolean closed;

  /**
   * Nothing waits yet.
   *
   * @param nanos the clock, as {@link System#nanoTime}
   */
  WaitingPasswords(int places, LongSupplier nanos) {
    this.places = places;
    this.share = Math.max(1, places / 4);
    this.nanos = nanos;
    this.halvedAt = nanos.getAsLong();
  }

  static PortFailure tooMany() {
    return new PortFailure("too many passwords wait to be hashed");
  }

  /**
   * Lets a task wait.
   *
   * @return whether one more waits than before; if not, another was cancelled for it
   * @throws PortFailure if there is no place for it
   */
  boolean add(String client, FutureTask<?> task) {
    lock.lock();
    try {
      if (closed) {
        throw new PortFailure("password hashing is closed");
      }
      Line line = clients.get(client);
      int own = line == null ? 0 : line.tasks().size();
      if (own >= share) {
        throw tooMany();
      }
      boolean full = size >= places;
      if (full) {
        giveWay(client, own + 1);
      }
      clients
          .computeIfAbsent(client, fresh -> new Line(new ArrayDeque<>(), nanos.getAsLong()))
          .tasks()
          .addLast(task);
      size++;
      return !full;
    } finally {
      lock.unlock();
    }
  }

  /** Cancels the last of the client that gives way to a newcomer with so many. */
  private void giveWay(String newcomer, int own) {
    String client = most(each -> tasks(each).size(), own);
    if (client == null && own == 1 && guesses(newcomer) == 0) {
      client = most(this::guesses, 0);
    }
    if (client == null) {
      throw tooMany();
    }
    Deque<FutureTask<?>> tasks = tasks(client);
    tasks.removeLast().cancel(false);
    if (tasks.isEmpty()) {
      clients.remove(client);
    }
    size--;
  }

  /** The waiting client with the greatest count, if that is greater than {@code others}. */
  private @Nullable String most(ToIntFunction<String> count, int others) {
    String client = null;
    int most = others;
    for (String each : clients.keySet()) {
      int counted = count.applyAsInt(each);
      if (counted > most) {
        client = each;
        most = counted;
      }
    }
    return client;
  }

  private Deque<FutureTask<?>> tasks(String client) {
    return Objects.requireNonNull(clients.get(client)).tasks();
  }

  private int guesses(String client) {
    return Math.min(wrong.getOrDefault(client, 0), MOST_GUESSES);
  }

  /** How many wait. */
  int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** The task to be done next, {@code null} if none waits any more. */
  @Nullable FutureTask<?> next() {
    lock.lock();
    try {
      if (clients.isEmpty()) {
        return null;
      }
      long now = nanos.getAsLong();
      forget(now);
      String client =
          Collections.min(clients.keySet(), Comparator.comparingDouble(one -> rank(one, now)));
      Deque<FutureTask<?>> own = Objects.requireNonNull(clients.remove(client)).tasks();
      FutureTask<?> task = own.removeFirst();
      size--;
      if (!own.isEmpty()) {
        // Behind those of the same rank.
        clients.put(client, new Line(own, now));
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private double rank(String client, long now) {
    long since = Objects.requireNonNull(clients.get(client)).since();
    return guesses(client) - (now - since) / NANOS_A_SECOND;
  }

  private void forget(long now) {
    while (now - halvedAt >= HALVED_EVERY_NANOS && !wrong.isEmpty()) {
      wrong.replaceAll((client, count) -> count / 2);
      wrong.values().removeIf(count -> count == 0);
      halvedAt += HALVED_EVERY_NANOS;
    }
    if (wrong.isEmpty()) {
      halvedAt = now;
    }
  }

  /** A password of this client was not the right one. */
  void guessedWrong(String client) {
    lock.lock();
    try {
      forget(nanos.getAsLong());
      wrong.merge(client, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  /** Takes a task back whose caller has gone, and says whether it was still waiting. */
  boolean remove(String client, FutureTask<?> task) {
    lock.lock();
    try {
      Line line = clients.get(client);
      if (line == null || !line.tasks().remove(task)) {
        return false;
      }
      size--;
      if (line.tasks().isEmpty()) {
        clients.remove(client);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Cancels all that wait, and takes no more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      clients.values().forEach(line -> line.tasks().forEach(task -> task.cancel(false)));
      clients.clear();
      size = 0;
    } finally {
      lock.unlock();
    }
  }
}
