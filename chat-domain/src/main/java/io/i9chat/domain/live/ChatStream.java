package io.i9chat.domain.live;

import io.i9chat.ports.model.chat.CommitResult.Committed;
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

  private long forwarded = UNKNOWN;
  private final NavigableMap<Long, Committed> early = new TreeMap<>();

  /** Whether the stream knows where it stands; until then everything that comes is held. */
  boolean started() {
    return forwarded != UNKNOWN;
  }

  /** Says that everything up to {@code seq} has been forwarded, or need not be. */
  void startAfter(long seq) {
    forwarded = seq;
    early.headMap(seq, true).clear();
  }

  /** The last seq that was forwarded. */
  long forwarded() {
    return forwarded;
  }

  /** Takes a commit; one that was forwarded already is dropped. */
  void take(Committed commit) {
    if (commit.entry().seq() > forwarded) {
      early.put(commit.entry().seq(), commit);
    }
  }

  /** Takes out what is next in order, as far as it goes without a gap. */
  List<Committed> ready() {
    List<Committed> ready = new ArrayList<>();
    while (started() && !early.isEmpty() && early.firstKey() == forwarded + 1) {
      Committed next = early.pollFirstEntry().getValue();
      forwarded = next.entry().seq();
      ready.add(next);
    }
    return ready;
  }

  /** The first seq that is held back, {@link Long#MAX_VALUE} if none is. */
  long firstHeld() {
    return early.isEmpty() ? Long.MAX_VALUE : early.firstKey();
  }
}
