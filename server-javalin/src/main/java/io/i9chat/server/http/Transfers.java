package io.i9chat.server.http;

import io.i9chat.server.budget.Lease;
import io.i9chat.server.budget.Patience;
import io.i9chat.server.jetty.Peer;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The bodies and answers that are on their way. The idle time of a connection alone would let a
 * peer that takes or sends a byte at a time hold memory for days: a peer whose bytes move too
 * slowly is cut off, and sooner if other calls wait for the memory that they hold.
 */
final class Transfers {
  /** How long a peer may take to get going. */
  static final Duration START = Duration.ofSeconds(25);

  private static final int BYTES_PER_SECOND = 4 * 1024;

  /** What has to move in {@link Patience#STALL_WHEN_WANTED} of that which others wait for. */
  private static final int WANTED_BYTES = 64 * 1024;

  /** How often it is looked for what is too slow. */
  static final Duration PAUSE = Duration.ofMillis(500);

  private final Set<Transfer> moving = ConcurrentHashMap.newKeySet();

  /** One body or answer. */
  static final class Transfer implements AutoCloseable {
    private final Transfers all;
    private final Peer peer;
    private final Lease lease;
    private final int bytesPerSecond;
    private final long start = System.nanoTime();
    private volatile long bytes;
    private volatile long notWaited;
    private volatile long busySince;
    private long markedAt;
    private long markedBytes;

    private Transfer(Transfers all, Peer peer, Lease lease, int bytesPerSecond) {
      this.all = all;
      this.peer = peer;
      this.lease = lease;
      this.bytesPerSecond = bytesPerSecond;
    }

    /** So many more bytes have moved; told by one thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by one thread
    void moved(int count) {
      bytes += count;
    }

    /** How many bytes have moved. */
    long bytes() {
      return bytes;
    }

    /** Nothing waits for the peer from now on: the server itself is busy. */
    void pause() {
      busySince = System.nanoTime();
    }

    /** The peer is waited for again. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by one thread
    void resume() {
      notWaited += System.nanoTime() - busySince;
      busySince = 0;
    }

    /** Asked by one thread, a few times a second. */
    private boolean isTooSlow(long now) {
      if (busySince != 0) {
        return false;
      }
      long time = now - start - notWaited;
      if (bytes - markedBytes >= WANTED_BYTES) {
        markedAt = time;
        markedBytes = bytes;
      }
      boolean stands = time - markedAt > Patience.STALL_WHEN_WANTED.toNanos();
      long after = time - START.toNanos();
      return (after > 0 && bytes <= TimeUnit.NANOSECONDS.toMillis(after) * bytesPerSecond / 1000)
          || (stands && lease.isWanted(now));
    }

    @Override
    public void close() {
      all.moving.remove(this);
    }
  }

  /** A body or answer begins to move that holds this. */
  Transfer begin(Context ctx, Lease lease) {
    return begin(ctx, lease, BYTES_PER_SECOND);
  }

  /** The same, with a rate of its own, in bytes a second. */
  Transfer begin(Context ctx, Lease lease, int bytesPerSecond) {
    Transfer begun = new Transfer(this, Peer.of(ctx.req()), lease, bytesPerSecond);
    moving.add(begun);
    return begun;
  }

  /** Cuts off what is too slow; to be run every {@link #PAUSE}. */
  void look() {
    long now = System.nanoTime();
    for (Transfer transfer : moving) {
      if (transfer.isTooSlow(now)) {
        transfer.peer.close();
      }
    }
  }
}
