package io.i9chat.domain.live;

import io.i9chat.ports.model.commit.CommitResult.Committed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Puts the commits of one chat back into the order of its log. Not safe for use by threads at once:
 * its owner holds its lock.
 */
final class ChatStream {
  private static final long UNKNOWN = -1;

  /** A commit that came early, and when, in nanoseconds. */
  private record Held(Committed commit, long since) {
    /** The same commit from elsewhere: what knows newcomers knows more. */
    Held or(Held other) {
      return commit.newcomers().isEmpty() ? new Held(other.commit, since) : this;
    }
  }

  private final long floor;
  private long forwarded = UNKNOWN;
  private final NavigableMap<Long, Held> early = new TreeMap<>();

  /** A stream of which nothing is known. */
  ChatStream() {
    this(0);
  }

  /**
   * A stream that follows on one that ended.
   *
   * @param floor up to which seq that one forwarded, 0 if it is not known
   */
  ChatStream(long floor) {
    this.floor = floor;
  }

  /** Whether the stream knows where it stands; until then everything that comes is held. */
  boolean started() {
    return forwarded != UNKNOWN;
  }

  /** Starts a stream whose first entry let a person in: it is not the repeat of an old one. */
  void startIfNew() {
    if (!started()
        && firstHeld() == 1
        && !early.firstEntry().getValue().commit().newcomers().isEmpty()) {
      startAfter(0);
    }
  }

  /** Says that everything up to {@code seq} has been forwarded, or need not be. */
  void startAfter(long seq) {
    forwarded = Math.max(seq, floor);
    early.headMap(forwarded, true).clear();
  }

  /** The last seq that was forwarded, negative until the stream knows where it stands. */
  long forwarded() {
    return forwarded;
  }

  /**
   * Up to which seq entries were forwarded, by this stream or one before it; 0 if none is known.
   */
  long reached() {
    return Math.max(forwarded, floor);
  }

  /** Takes a commit at {@code now}; one that was forwarded already is dropped. */
  void take(Committed commit, long now) {
    if (commit.entry().seq() > reached()) {
      early.merge(commit.entry().seq(), new Held(commit, now), Held::or);
    }
  }

  /** Takes out what is next in order, as far as it goes without a gap. */
  List<Committed> ready() {
    List<Committed> ready = new ArrayList<>();
    while (started() && !early.isEmpty() && early.firstKey() == forwarded + 1) {
      Committed next = early.pollFirstEntry().getValue().commit();
      forwarded = next.entry().seq();
      ready.add(next);
    }
    return ready;
  }

  /** Whether anything is held back. */
  boolean holds() {
    return !early.isEmpty();
  }

  /** The first seq that is held back, {@link Long#MAX_VALUE} if none is. */
  long firstHeld() {
    return early.isEmpty() ? Long.MAX_VALUE : early.firstKey();
  }

  /** The first seq that is held back of an entry from {@code time} on. */
  long firstHeldSince(Instant time) {
    for (var held : early.entrySet()) {
      if (!held.getValue().commit().entry().at().isBefore(time)) {
        return held.getKey();
      }
    }
    return Long.MAX_VALUE;
  }

  /** The last seq that is held back, 0 if none is. */
  long lastHeld() {
    return early.isEmpty() ? 0 : early.lastKey();
  }

  /** For how many nanoseconds the longest held has been held, 0 if nothing is. */
  long heldFor(long now) {
    return early.values().stream().mapToLong(held -> now - held.since()).max().orElse(0);
  }
}
