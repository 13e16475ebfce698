package io.i9chat.server.ws;

import io.i9chat.server.access.Backlogs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one peer, in order. Events above {@link SocketLimits#WAITING_EVENTS} or
 * {@link SocketLimits#WAITING_BYTES} give way to one {@code resync}. Used under the lock of its
 * {@link Outbox}.
 */
final class Backlog {
  private @Nullable ArrayDeque<WaitingFrame> queue;
  private int events;
  private int eventBytes;
  private int resultBytes;
  private boolean resyncWaits;

  boolean isEmpty() {
    return queue == null;
  }

  /** How much waits. */
  Backlogs waiting() {
    return queue == null
        ? Backlogs.NOTHING
        : Backlogs.of(queue.size(), (long) eventBytes + resultBytes);
  }

  /** Whether a resync waits, which covers every event that comes now. */
  boolean resyncWaits() {
    return resyncWaits;
  }

  void result(byte[] bytes) {
    add(new WaitingFrame(bytes, WaitingFrame.Kind.RESULT));
    resultBytes += bytes.length;
  }

  /**
   * Queues an event.
   *
   * @return whether events had to give way to a resync
   */
  boolean event(byte[] bytes, boolean passing) {
    add(new WaitingFrame(bytes, passing ? WaitingFrame.Kind.PASSING : WaitingFrame.Kind.EVENT));
    events++;
    eventBytes += bytes.length;
    if (tooMuchWaits()) {
      dropPassing();
    }
    if (tooMuchWaits()) {
      giveWay();
      return true;
    }
    return false;
  }

  /** Queues how a person is; it is never given up, and only the last of each person waits. */
  void presence(WaitingFrame now) {
    if (queue != null) {
      queue.removeIf(now::replaces);
    }
    add(now);
  }

  private void add(WaitingFrame waiting) {
    if (queue == null) {
      queue = new ArrayDeque<>(4);
    }
    queue.add(waiting);
  }

  /** Takes what leaves next: some frames up to these bounds, or one large frame alone. */
  List<WaitingFrame> take(int mostFrames, int mostBytes, int large) {
    List<WaitingFrame> batch = new ArrayList<>();
    int bytes = 0;
    while (queue != null && batch.size() < mostFrames && bytes < mostBytes) {
      WaitingFrame next = queue.peek();
      if (next == null) {
        // An idle connection holds no queue: there are many of them.
        queue = null;
        break;
      }
      if (next.bytes().length > large && !batch.isEmpty()) {
        break;
      }
      queue.poll();
      bytes += next.bytes().length;
      batch.add(next);
      taken(next);
    }
    return batch;
  }

  private void taken(WaitingFrame next) {
    if (next.kind() == WaitingFrame.Kind.RESULT) {
      resultBytes -= next.bytes().length;
    } else if (next.kind() != WaitingFrame.Kind.PRESENCE) {
      events--;
      eventBytes -= next.bytes().length;
      if (next.kind() == WaitingFrame.Kind.RESYNC) {
        resyncWaits = false;
      }
    }
  }

  /** Whether results above the bound wait, the largest not counted. */
  boolean tooManyResults() {
    return resultBytes > SocketLimits.WAITING_BYTES
        && resultBytes - largestResult() > SocketLimits.WAITING_BYTES;
  }

  /** Drops all events. */
  void keepResults() {
    drop(kind -> kind != WaitingFrame.Kind.RESULT);
  }

  /** Drops what is of these kinds, all events among them. */
  private void drop(Predicate<WaitingFrame.Kind> kinds) {
    if (queue != null) {
      queue.removeIf(waiting -> kinds.test(waiting.kind()));
    }
    events = 0;
    eventBytes = 0;
    resyncWaits = false;
  }

  /** Drops all results, and answers how many bytes they had. */
  int dropResults() {
    int dropped = resultBytes;
    if (queue != null) {
      queue.removeIf(waiting -> waiting.kind() == WaitingFrame.Kind.RESULT);
    }
    resultBytes = 0;
    return dropped;
  }

  /** Drops everything. */
  void clear() {
    queue = null;
    events = 0;
    eventBytes = 0;
    resultBytes = 0;
    resyncWaits = false;
  }

  private boolean tooMuchWaits() {
    return events > SocketLimits.WAITING_EVENTS || eventBytes > SocketLimits.WAITING_BYTES;
  }

  private void dropPassing() {
    if (queue != null) {
      queue.removeIf(waiting -> {
        boolean drops = waiting.kind() == WaitingFrame.Kind.PASSING;
        events -= drops ? 1 : 0;
        eventBytes -= drops ? waiting.bytes().length : 0;
        return drops;
      });
    }
  }

  private void giveWay() {
    // No resync covers presence; it waits of at most as many people as a connection watches.
    drop(kind -> kind != WaitingFrame.Kind.RESULT && kind != WaitingFrame.Kind.PRESENCE);
    add(new WaitingFrame(Frames.RESYNC, WaitingFrame.Kind.RESYNC));
    events = 1;
    eventBytes = Frames.RESYNC.length;
    resyncWaits = true;
  }

  private int largestResult() {
    int largest = 0;
    if (queue != null) {
      for (WaitingFrame waiting : queue) {
        if (waiting.kind() == WaitingFrame.Kind.RESULT) {
          largest = Math.max(largest, waiting.bytes().length);
        }
      }
    }
    return largest;
  }
}
