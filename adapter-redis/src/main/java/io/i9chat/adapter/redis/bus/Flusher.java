package io.i9chat.adapter.redis.bus;

import io.i9chat.adapter.redis.bus.Outbox.Outgoing;
import io.i9chat.adapter.redis.client.Access;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.adapter.redis.node.Self;
import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that passes signals on: while a batch is under way the next one gathers. A batch that
 * fails is passed on again when Redis is back, for a signal may come twice.
 */
final class Flusher {
  private static final Logger LOG = LoggerFactory.getLogger(Flusher.class);
  private static final Duration IDLE = Duration.ofMillis(50);

  private final Outbox outbox;
  private final Passing passing;
  private final Access access;
  private final Self self;
  private final Duration ending;
  private final LongAdder passed = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private volatile boolean stopping;
  private final Thread thread;

  Flusher(Outbox outbox, Node node) {
    this.outbox = outbox;
    passing = new Passing(node);
    access = node.access();
    self = node.self();
    ending = node.times().patience();
    thread = Thread.ofPlatform().daemon().name("i9chat-redis-flusher").start(this::run);
  }

  /** How many signals were passed on, without those that wait for others. */
  long passed() {
    return passed.sum();
  }

  /** How long these waited together until they were passed on, in nanoseconds. */
  long nanos() {
    return nanos.sum();
  }

  private void run() {
    try {
      while (!stopping || outbox.waiting() > 0) {
        List<Outgoing> batch = outbox.take(IDLE.toNanos());
        boolean gap = outbox.takeOwed();
        if (gap || !batch.isEmpty()) {
          pass(batch, gap);
        }
      }
    } catch (InterruptedException ended) {
      // What is left is lost; the others hear of a gap when this node is silent.
      Thread.currentThread().interrupt();
    }
  }

  private void pass(List<Outgoing> batch, boolean gap) throws InterruptedException {
    while (!tryPass(batch, gap)) {
      access.awaitClosed(IDLE);
    }
    long now = System.nanoTime();
    for (Outgoing each : batch) {
      if (each.hurried()) {
        passed.increment();
        nanos.add(now - each.since());
      }
    }
  }

  /** Whether it is done with, one way or the other. */
  private boolean tryPass(List<Outgoing> batch, boolean gap) {
    if (access.isOpen()) {
      return false;
    }
    try {
      passing.pass(batch, gap, self.incarnation());
      return true;
    } catch (PortFailure unreachable) {
      return false;
    } catch (RuntimeException failed) {
      LOG.error("{} signals could not be passed on", batch.size(), failed);
      outbox.owe();
      return true;
    }
  }

  /** Ends when what waits is passed on, or after a while; whether all was passed on. */
  boolean finish() {
    stopping = true;
    try {
      if (thread.join(ending)) {
        return outbox.waiting() == 0 && !outbox.takeOwed();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    abandon();
    return false;
  }

  /** Ends at once. */
  void abandon() {
    thread.interrupt();
  }
}
