package io.i9chat.server.ws;

import io.i9chat.ports.model.Username;
import io.i9chat.server.access.Backlogs;
import io.i9chat.server.access.ConnectionRecord;
import io.i9chat.server.budget.Patience;
import io.i9chat.server.jetty.Link;
import io.i9chat.server.wire.socket.CloseCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * Sends to one peer what waits for it. Little of it is handed to Jetty at a time, so that the rest
 * can still be given up when the peer is slow. Results count in the budget from when they are
 * queued until they have left.
 */
final class Outbox implements Shard.Flushed {
  /** How much is handed to Jetty at once; all but the last frame are gathered into one write. */
  private static final int FLUSH_BYTES = 64 * 1024;

  /** How many frames are handed to Jetty at once. */
  static final int FLUSH_FRAMES = 128;

  /** What {@link #closing} says of a connection that the server does not close. */
  static final int NOT_CLOSING = -1;

  private final Link link;
  private final Shard<?> shard;
  private final ConnectionRecord record;
  private final Owed owed = new Owed();

  // All below is guarded by this.
  private final Backlog backlog = new Backlog();
  private boolean gaveWay;
  private boolean held;
  private boolean scheduled;
  private boolean writing;
  private long progressAt;
  private int closing = NOT_CLOSING;
  private String closeReason = "";
  private long closingBy;

  Outbox(Link link, Shard<?> shard, ConnectionRecord record) {
    this.link = link;
    this.shard = shard;
    this.record = record;
  }

  /** The results that the peer has not taken. */
  Owed owed() {
    return owed;
  }

  /** Queues how a person is now, in place of what waits of them; a resync does not cover it. */
  void presence(Username person, byte[] bytes) {
    synchronized (this) {
      if (closing != NOT_CLOSING) {
        return;
      }
      backlog.presence(WaitingFrame.presence(bytes, person));
      if (!schedules()) {
        return;
      }
    }
    shard.flushSoon(this);
  }

  /**
   * Queues an event; one that a waiting {@code resync} covers is dropped.
   *
   * @param passing whether it is of the moment, and the first to be given up
   */
  void event(byte[] bytes, boolean passing) {
    synchronized (this) {
      if (closing != NOT_CLOSING || backlog.resyncWaits()) {
        return;
      }
      if (backlog.event(bytes, passing) && !gaveWay) {
        gaveWay = true;
        progressAt = System.nanoTime();
        record.gaveWay();
      }
      if (!schedules()) {
        return;
      }
    }
    shard.flushSoon(this);
  }

  /**
   * Queues results, in order.
   *
   * @param taken what was taken of the budget for pages among them
   * @return whether too many of them wait, so that the peer counts as too slow
   */
  boolean results(List<byte[]> results, long taken) {
    boolean tooMany = false;
    boolean flush = false;
    int bytes = 0;
    synchronized (this) {
      if (closing == NOT_CLOSING) {
        for (byte[] result : results) {
          backlog.result(result);
          bytes += result.length;
        }
        tooMany = backlog.tooManyResults();
        flush = schedules();
      }
    }
    owed.queued(bytes, taken);
    if (flush) {
      shard.flushSoon(this);
    }
    return tooMany;
  }

  /**
   * Sends what waits, then closes; nothing more is queued. The first code given is the one sent.
   */
  void close(CloseCode code) {
    close(
        code, code == CloseCode.SESSION_ENDED ? SocketLimits.CLOSING_ENDED : SocketLimits.CLOSING);
  }

  /** The same, with so long for what waits to leave. */
  void close(CloseCode code, Duration patience) {
    long dropped = 0;
    boolean flush;
    synchronized (this) {
      if (closing != NOT_CLOSING) {
        return;
      }
      closing = code.code();
      closeReason = code.reason();
      closingBy = System.nanoTime() + patience.toNanos();
      if (code == CloseCode.SESSION_ENDED) {
        // A client that signed out is told no more of what happens, and need not be waited for.
        backlog.keepResults();
      } else if (code == CloseCode.TOO_SLOW) {
        dropped = backlog.dropResults();
      }
      flush = schedules();
    }
    owed.left(dropped);
    if (flush) {
      shard.flushSoon(this);
    }
  }

  /** Queues the first frame of all. It and what comes behind it wait for {@link #begin}. */
  void first(byte[] bytes) {
    synchronized (this) {
      if (closing != NOT_CLOSING) {
        return;
      }
      backlog.result(bytes);
      held = true;
    }
    owed.queued(bytes.length, 0);
  }

  /** Lets what waits leave. */
  void begin() {
    synchronized (this) {
      held = false;
      if (!schedules()) {
        return;
      }
    }
    shard.flushSoon(this);
  }

  /** Sends a pong now, ahead of what waits, and runs {@code then} when it has left. */
  void pong(ByteBuffer payload, Runnable then) {
    link.pong(payload, then);
  }

  /** Sends a ping now, ahead of what waits. */
  void ping() {
    link.ping();
  }

  /** Asks for the next frame of the peer: now, or when fewer results wait for it. */
  void demand() {
    if (!owed.pauses()) {
      link.demand();
    }
  }

  /**
   * Whether the peer, which lost its backlog or is owed results, took nothing for too long; that is
   * less long while calls wait for the bytes that its results hold.
   */
  boolean stalled(long now) {
    long still = owed.stillFor(now);
    synchronized (this) {
      still = Math.max(still, gaveWay ? now - progressAt : 0);
    }
    return still > SocketLimits.STALL.toNanos()
        || (still > Patience.STALL_WHEN_WANTED.toNanos() && owed.isWanted(now));
  }

  /** Whether the connection should have been closed long ago. */
  synchronized boolean overdue(long now) {
    return closing != NOT_CLOSING && now - closingBy > 0;
  }

  /** The code that the server closes the connection with, {@link #NOT_CLOSING} if it does not. */
  synchronized int closing() {
    return closing;
  }

  /** How much waits for the peer. */
  synchronized Backlogs waiting() {
    return backlog.waiting();
  }

  /** Ends the connection without a word. */
  @Override
  public void abort() {
    link.abort();
  }

  /** The connection is gone: what was held for it is given back. */
  void closed() {
    synchronized (this) {
      if (closing == NOT_CLOSING) {
        closing = CloseCode.ERROR.code();
      }
      backlog.clear();
    }
    owed.over();
  }

  /**
   * Hands to Jetty what waits, up to the limits of one flush. Only the shard's thread calls this.
   */
  @Override
  public void flush() {
    List<WaitingFrame> batch;
    int close = NOT_CLOSING;
    boolean resync;
    synchronized (this) {
      scheduled = false;
      if (writing || isHeld()) {
        return;
      }
      batch = backlog.take(FLUSH_FRAMES, FLUSH_BYTES, Fragments.BYTES);
      resync = gaveWay && !backlog.resyncWaits();
      if (batch.isEmpty()) {
        if (closing == NOT_CLOSING) {
          return;
        }
        close = closing;
      }
      writing = true;
    }
    if (close != NOT_CLOSING) {
      link.close(close, closeReason);
      return;
    }
    int results = resultBytes(batch);
    record.sent(events(batch));
    send(batch, () -> written(results, resync));
  }

  private static int events(List<WaitingFrame> batch) {
    int events = 0;
    for (WaitingFrame waiting : batch) {
      events += waiting.kind() == WaitingFrame.Kind.RESULT ? 0 : 1;
    }
    return events;
  }

  private static int resultBytes(List<WaitingFrame> batch) {
    int bytes = 0;
    for (WaitingFrame waiting : batch) {
      bytes += waiting.kind() == WaitingFrame.Kind.RESULT ? waiting.bytes().length : 0;
    }
    return bytes;
  }

  private void send(List<WaitingFrame> batch, Runnable done) {
    int last = batch.size() - 1;
    if (last == 0 && batch.getFirst().bytes().length > Fragments.BYTES) {
      new Fragments(link, batch.getFirst().bytes(), owed::moved, done).send();
      return;
    }
    for (WaitingFrame waiting : batch.subList(0, last)) {
      link.gather(waiting.bytes());
    }
    link.send(batch.getLast().bytes(), done);
  }

  private void written(int results, boolean resync) {
    boolean flush;
    synchronized (this) {
      writing = false;
      progressAt = System.nanoTime();
      if (resync && !backlog.resyncWaits()) {
        gaveWay = false;
      }
      flush = schedules();
    }
    if (owed.left(results)) {
      link.demand();
    }
    if (flush) {
      shard.flushSoon(this);
    }
  }

  /** Whether the caller is to ask for a flush, as something waits and no other caller has asked. */
  private boolean schedules() {
    if (scheduled || writing || isHeld() || (backlog.isEmpty() && closing == NOT_CLOSING)) {
      return false;
    }
    scheduled = true;
    return true;
  }

  /** One that closes holds nothing back. */
  private boolean isHeld() {
    return held && closing == NOT_CLOSING;
  }
}
