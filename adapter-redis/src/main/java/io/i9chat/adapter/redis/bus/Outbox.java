package io.i9chat.adapter.redis.bus;

import io.i9chat.adapter.redis.codec.SignalCodec;
import io.i9chat.ports.model.live.Reach;
import io.i9chat.ports.model.live.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be passed on to other nodes. It is bounded; what does not fit is dropped, and then
 * all nodes are owed a gap.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** So many bytes at most go together, and so many signals. */
  private static final int BATCH_BYTES = 1 << 20;

  private static final int BATCH = 512;

  private final long maxBytes;
  private final long batchingNanos;
  private final LinkedBlockingQueue<Outgoing> queue;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean owed = new AtomicBoolean();

  /**
   * A signal on its way.
   *
   * @param reach which nodes it concerns
   * @param bytes how it is written
   * @param hurried whether it does not wait for others
   * @param since when it was published, by {@link System#nanoTime}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Outgoing(Reach reach, byte[] bytes, boolean hurried, long since) {}

  Outbox(int maxSignals, long maxBytes, long batchingNanos) {
    this.maxBytes = maxBytes;
    this.batchingNanos = batchingNanos;
    queue = new LinkedBlockingQueue<>(maxSignals);
  }

  /** Takes a signal, and never waits. */
  void put(Signal signal) {
    byte[] encoded;
    try {
      encoded = SignalCodec.encode(List.of(signal));
    } catch (RuntimeException unwritable) {
      LOG.error("a {} cannot be passed on", signal.getClass().getSimpleName(), unwritable);
      owed.set(true);
      return;
    }
    Outgoing outgoing =
        new Outgoing(signal.reach(), encoded, !signal.isEphemeral(), System.nanoTime());
    long after = bytes.addAndGet(encoded.length);
    if (after > maxBytes || !queue.offer(outgoing)) {
      bytes.addAndGet(-encoded.length);
      if (!owed.getAndSet(true)) {
        LOG.warn("signals are published faster than Redis takes them: some were dropped");
      }
    }
  }

  /** How many wait. */
  int waiting() {
    return queue.size();
  }

  /** Something was lost that was to be passed on: the others have to be told. */
  void owe() {
    owed.set(true);
  }

  /** Whether the others have to be told of a gap; to be owed again if telling fails. */
  boolean takeOwed() {
    return owed.getAndSet(false);
  }

  /**
   * Takes what goes together, in the order in which it was published; nothing if nothing comes
   * within the time. What matters for the moment only is gathered for a while, unless something
   * comes that does not wait.
   */
  List<Outgoing> take(long nanos) throws InterruptedException {
    List<Outgoing> batch = new ArrayList<>();
    Outgoing first = queue.poll(nanos, TimeUnit.NANOSECONDS);
    if (first == null) {
      return batch;
    }
    long size = add(batch, first);
    long end = first.since() + batchingNanos;
    boolean hurried = first.hurried();
    while (batch.size() < BATCH && size < BATCH_BYTES) {
      Outgoing next = hurried ? queue.poll() : later(end);
      if (next == null) {
        return batch;
      }
      hurried |= next.hurried();
      size += add(batch, next);
    }
    return batch;
  }

  private @Nullable Outgoing later(long end) throws InterruptedException {
    return queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private int add(List<Outgoing> batch, Outgoing next) {
    batch.add(next);
    bytes.addAndGet(-next.bytes().length);
    return next.bytes().length;
  }
}
