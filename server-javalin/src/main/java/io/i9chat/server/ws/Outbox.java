package io.i9chat.server.ws;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one peer. Little of it is handed to Jetty at a time, so that the rest
 * can still be given up when the peer is slow: events above {@link SocketLimits#WAITING_EVENTS} or
 * {@link SocketLimits#WAITING_BYTES} give way to one {@code resync}.
 */
final class Outbox {
  /** How much is handed to Jetty at once; all but the last frame are gathered into one write. */
  private static final int FLUSH_BYTES = 64 * 1024;

  private static final int FLUSH_FRAMES = 128;
  private static final int NOT_CLOSING = -1;

  private final CoreSession session;
  private final Shard shard;

  // All below is guarded by this.
  private @Nullable ArrayDeque<Waiting> queue;
  private int events;
  private int eventBytes;
  private int resultBytes;
  private boolean resyncWaits;
  private boolean gaveWay;
  private boolean scheduled;
  private boolean writing;
  private long progressAt;
  private int closing = NOT_CLOSING;
  private String closeReason = "";
  private long closingBy;

  Outbox(CoreSession session, Shard shard) {
    this.session = session;
    this.shard = shard;
  }

  /**
   * Queues an event; one that a waiting {@code resync} covers is dropped.
   *
   * @param passing whether it is of the moment, and the first to be given up
   */
  void event(byte[] bytes, boolean passing) {
    synchronized (this) {
      if (closing != NOT_CLOSING || resyncWaits) {
        return;
      }
      add(new Waiting(bytes, passing ? Waiting.Kind.PASSING : Waiting.Kind.EVENT));
      events++;
      eventBytes += bytes.length;
      makeRoom();
      if (!schedules()) {
        return;
      }
    }
    shard.flushSoon(this);
  }

  /**
   * Queues results, in order.
   *
   * @return whether too many of them wait, so that the peer counts as too slow
   */
  boolean results(List<byte[]> results) {
    boolean tooMany;
    boolean flush;
    synchronized (this) {
      if (closing != NOT_CLOSING) {
        return false;
      }
      for (byte[] bytes : results) {
        add(new Waiting(bytes, Waiting.Kind.RESULT));
        resultBytes += bytes.length;
      }
      tooMany =
          resultBytes > SocketLimits.WAITING_BYTES
              && resultBytes - largestResult() > SocketLimits.WAITING_BYTES;
      flush = schedules();
    }
    if (flush) {
      shard.flushSoon(this);
    }
    return tooMany;
  }

  /**
   * Sends what waits, then closes; nothing more is queued. The first code given is the one sent.
   */
  void close(CloseCode code) {
    synchronized (this) {
      if (closing != NOT_CLOSING) {
        return;
      }
      closing = code.code();
      closeReason = code.reason();
      closingBy = System.nanoTime() + SocketLimits.CLOSING.toNanos();
      if (code == CloseCode.SESSION_ENDED) {
        // Whoever signed out is told no more of what happens, and need not be waited for.
        closingBy = System.nanoTime() + SocketLimits.CLOSING_ENDED.toNanos();
        keepResults();
      }
      if (!schedules()) {
        return;
      }
    }
    shard.flushSoon(this);
  }

  /** Queues the first frame of all, which leaves with the next one or when asked to. */
  synchronized void first(byte[] bytes) {
    if (closing == NOT_CLOSING) {
      add(new Waiting(bytes, Waiting.Kind.RESULT));
      resultBytes += bytes.length;
    }
  }

  /** Sends a pong now, ahead of what waits, and runs {@code then} when it has left. */
  void pong(ByteBuffer payload, Runnable then) {
    session.sendFrame(
        new OutgoingEntry.Builder(
                new Frame(OpCode.PONG, payload), Callback.from(then, failure -> {}))
            .build());
  }

  /** Sends a ping now, ahead of what waits. */
  void ping() {
    session.sendFrame(new OutgoingEntry.Builder(new Frame(OpCode.PING), Callback.NOOP).build());
  }

  /** Whether the peer lost its backlog, and then took nothing for too long. */
  synchronized boolean stalled(long now) {
    return gaveWay && now - progressAt > SocketLimits.STALL.toNanos();
  }

  /** Whether the connection should have been closed long ago. */
  synchronized boolean overdue(long now) {
    return closing != NOT_CLOSING && now - closingBy > 0;
  }

  /** Ends the connection without a word. */
  void abort() {
    session.abort();
  }

  /**
   * Hands to Jetty what waits, up to the limits of one flush. Only the shard's thread calls this.
   */
  void flush() {
    List<Waiting> batch;
    int close = NOT_CLOSING;
    boolean resync;
    synchronized (this) {
      scheduled = false;
      if (writing) {
        return;
      }
      batch = take();
      resync = gaveWay && !resyncWaits;
      if (batch.isEmpty()) {
        if (closing == NOT_CLOSING) {
          return;
        }
        close = closing;
      }
      writing = true;
    }
    if (close != NOT_CLOSING) {
      session.close(close, closeReason, Callback.NOOP);
      return;
    }
    Callback done = Callback.from(() -> written(resync), failure -> {});
    int last = batch.size() - 1;
    for (int i = 0; i <= last; i++) {
      Frame frame = new Frame(OpCode.TEXT, ByteBuffer.wrap(batch.get(i).bytes()));
      session.sendFrame(
          new OutgoingEntry.Builder(frame, i == last ? done : Callback.NOOP)
              .batch(i != last)
              .build());
    }
  }

  private void written(boolean resync) {
    synchronized (this) {
      writing = false;
      progressAt = System.nanoTime();
      if (resync && !resyncWaits) {
        gaveWay = false;
      }
      if (!schedules()) {
        return;
      }
    }
    shard.flushSoon(this);
  }

  /** Whether the caller is to ask for a flush, as something waits and nobody else has asked. */
  private boolean schedules() {
    if (scheduled || writing || (queue == null && closing == NOT_CLOSING)) {
      return false;
    }
    scheduled = true;
    return true;
  }

  private void add(Waiting waiting) {
    if (queue == null) {
      queue = new ArrayDeque<>(4);
    }
    queue.add(waiting);
  }

  private List<Waiting> take() {
    List<Waiting> batch = new ArrayList<>();
    int bytes = 0;
    while (queue != null && batch.size() < FLUSH_FRAMES && bytes < FLUSH_BYTES) {
      Waiting next = queue.poll();
      if (next == null) {
        // An idle connection holds no queue: there are many of them.
        queue = null;
        break;
      }
      bytes += next.bytes().length;
      batch.add(next);
      if (next.kind() == Waiting.Kind.RESULT) {
        resultBytes -= next.bytes().length;
      } else {
        events--;
        eventBytes -= next.bytes().length;
        if (next.kind() == Waiting.Kind.RESYNC) {
          resyncWaits = false;
        }
      }
    }
    return batch;
  }

  private boolean tooMuchWaits() {
    return events > SocketLimits.WAITING_EVENTS || eventBytes > SocketLimits.WAITING_BYTES;
  }

  private void makeRoom() {
    if (tooMuchWaits() && queue != null) {
      queue.removeIf(waiting -> {
        boolean drops = waiting.kind() == Waiting.Kind.PASSING;
        events -= drops ? 1 : 0;
        eventBytes -= drops ? waiting.bytes().length : 0;
        return drops;
      });
    }
    if (tooMuchWaits()) {
      giveWay();
    }
  }

  private void giveWay() {
    ArrayDeque<Waiting> results = keepResults();
    results.add(new Waiting(Frames.RESYNC, Waiting.Kind.RESYNC));
    events = 1;
    eventBytes = Frames.RESYNC.length;
    resyncWaits = true;
    if (!gaveWay) {
      gaveWay = true;
      progressAt = System.nanoTime();
    }
  }

  private ArrayDeque<Waiting> keepResults() {
    ArrayDeque<Waiting> results = new ArrayDeque<>();
    if (queue != null) {
      queue.stream().filter(waiting -> waiting.kind() == Waiting.Kind.RESULT).forEach(results::add);
    }
    queue = results;
    events = 0;
    eventBytes = 0;
    return results;
  }

  private int largestResult() {
    int largest = 0;
    if (queue != null) {
      for (Waiting waiting : queue) {
        if (waiting.kind() == Waiting.Kind.RESULT) {
          largest = Math.max(largest, waiting.bytes().length);
        }
      }
    }
    return largest;
  }
}
