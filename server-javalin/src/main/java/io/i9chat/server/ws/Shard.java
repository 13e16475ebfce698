package io.i9chat.server.ws;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A share of the connections, and the thread that flushes them and looks after them. While it is
 * busy with some, what is queued for others gathers, so the busier it is the more leaves in one
 * flush.
 */
final class Shard<C extends Shard.Tended> implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
  private static final long TICK = Duration.ofMillis(500).toNanos();

  /** A connection that is looked after. */
  interface Tended {
    /** Called every half second. */
    void tick(long now);
  }

  /** What is flushed when it asks for it. */
  interface Flushed {
    /** Sends what waits. */
    void flush();

    /** Ends the connection without a word. */
    void abort();
  }

  private final Queue<Flushed> waiting = new ConcurrentLinkedQueue<>();
  private final Set<C> connections = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean parked;
  private volatile boolean stopped;

  Shard(int number) {
    thread = new Thread(this, "i9chat-socket-" + number);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  void add(C connection) {
    connections.add(connection);
  }

  void remove(C connection) {
    connections.remove(connection);
  }

  /** The connections of this share; may change while it is walked. */
  Set<C> connections() {
    return connections;
  }

  void flushSoon(Flushed outbox) {
    waiting.add(outbox);
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    long nextTick = System.nanoTime() + TICK;
    while (!stopped) {
      Flushed outbox = waiting.poll();
      if (outbox != null) {
        flush(outbox);
      } else {
        park(nextTick);
      }
      long now = System.nanoTime();
      if (now - nextTick >= 0) {
        nextTick = now + TICK;
        tick(now);
      }
    }
  }

  private void park(long until) {
    parked = true;
    // A thread that adds after this check sees that this one is parked or about to be: it wakes it.
    if (waiting.isEmpty() && !stopped) {
      LockSupport.parkNanos(this, Math.max(1, until - System.nanoTime()));
    }
    parked = false;
  }

  private static void flush(Flushed outbox) {
    try {
      outbox.flush();
    } catch (RuntimeException broken) {
      LOG.error("a flush failed", broken);
      outbox.abort();
    }
  }

  private void tick(long now) {
    for (C connection : connections) {
      try {
        connection.tick(now);
      } catch (RuntimeException broken) {
        LOG.error("looking after a connection failed", broken);
      }
    }
  }
}
