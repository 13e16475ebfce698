package io.i9chat.adapter.auth;

import io.i9chat.ports.PortFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that wait to be hashed, served in turn between the clients they wait for: a client that
 * has sent many waits for itself. One client may let a quarter of them wait; when all places are
 * taken, a client with fewer takes the last place of the one with most.
 */
final class WaitingPasswords {
  private final int places;
  private final int share;
  private final ReentrantLock lock = new ReentrantLock();

  /** In the order in which they are served next. */
  private final Map<String, Deque<FutureTask<?>>> clients = new LinkedHashMap<>();

  private int size;
  private boolean closed;

  WaitingPasswords(int places) {
    this.places = places;
    this.share = Math.max(1, places / 4);
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
      int own = clients.getOrDefault(client, new ArrayDeque<>()).size();
      if (own >= share) {
        throw tooMany();
      }
      boolean full = size >= places;
      if (full) {
        giveWay(own + 1);
      }
      clients.computeIfAbsent(client, fresh -> new ArrayDeque<>()).addLast(task);
      size++;
      return !full;
    } finally {
      lock.unlock();
    }
  }

  /** Cancels the last of the client with most that wait, if those are more than {@code others}. */
  private void giveWay(int others) {
    Deque<FutureTask<?>> most = null;
    int waiting = others;
    for (Deque<FutureTask<?>> own : clients.values()) {
      if (own.size() > waiting) {
        most = own;
        waiting = own.size();
      }
    }
    if (most == null) {
      throw tooMany();
    }
    // It has others left, for it had more than one.
    most.removeLast().cancel(false);
    size--;
  }

  /** The task to be done next, {@code null} if none waits any more. */
  @Nullable FutureTask<?> next() {
    lock.lock();
    try {
      if (clients.isEmpty()) {
        return null;
      }
      Map.Entry<String, Deque<FutureTask<?>>> first = clients.entrySet().iterator().next();
      String client = first.getKey();
      Deque<FutureTask<?>> own = first.getValue();
      clients.remove(client);
      FutureTask<?> task = own.removeFirst();
      size--;
      if (!own.isEmpty()) {
        // Behind all the others.
        clients.put(client, own);
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a task back whose caller has gone, and says whether it was still waiting. */
  boolean remove(String client, FutureTask<?> task) {
    lock.lock();
    try {
      Deque<FutureTask<?>> own = clients.get(client);
      if (own == null || !own.remove(task)) {
        return false;
      }
      size--;
      if (own.isEmpty()) {
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
      clients.values().forEach(own -> own.forEach(task -> task.cancel(false)));
      clients.clear();
      size = 0;
    } finally {
      lock.unlock();
    }
  }
}
