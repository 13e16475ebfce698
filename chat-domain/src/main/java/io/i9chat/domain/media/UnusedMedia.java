package io.i9chat.domain.media;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what nothing uses any more. The bytes go before the record of them, so that whatever
 * breaks off in between is done by the next run. Rules: WITHDRAW-4, MEDIA-J.
 */
public final class UnusedMedia {
  private static final int BATCH = 100;

  /** After how many objects that cannot be deleted a run ends: the store is likely to be down. */
  private static final int MOST_FAILED = 1_000;

  /** How many objects are gone, and how many the store could not delete. */
  record Deletion(int deleted, int failed) {}

  private final MediaLedger ledger;
  private final @Nullable MediaStore store;

  /** The unused media of these ports; none if they have no uploads. */
  public UnusedMedia(Ports ports) {
    this.ledger = ports.store().ledger();
    this.store = ports.media();
  }

  /**
   * Deletes the objects whose last use has ended, and those that accounts which are deleted or
   * disabled never used, so that their URLs end; as far as that works now: the clean-up does the
   * rest.
   */
  public void deleteWithdrawn() {
    try {
      delete(Instant.EPOCH, BATCH);
    } catch (PortFailure notNow) {
      // What the caller did is done all the same; no object of it can be used again.
      return;
    }
  }

  /** Deletes them, and what was announced before this and never used. */
  Deletion delete(Instant announcedBefore) {
    return delete(announcedBefore, MOST_FAILED);
  }

  private Deletion delete(Instant announcedBefore, int mostFailed) {
    if (store == null) {
      return new Deletion(0, 0);
    }
    int deleted = 0;
    Set<MediaId> failed = new HashSet<>();
    while (true) {
      PortFailure.whenInterrupted();
      // What failed is condemned still and comes again; it must not keep the others.
      List<MediaId> condemned =
          ledger.condemned(announcedBefore, failed.size() + BATCH).stream()
              .filter(media -> !failed.contains(media))
              .toList();
      List<MediaId> gone = deleted(store, condemned);
      if (!gone.isEmpty()) {
        ledger.forget(gone);
        deleted += gone.size();
      }
      failed.addAll(condemned);
      gone.forEach(failed::remove);
      if (condemned.size() < BATCH || failed.size() >= mostFailed) {
        return new Deletion(deleted, failed.size());
      }
    }
  }

  private static List<MediaId> deleted(MediaStore store, List<MediaId> condemned) {
    List<MediaId> gone = new ArrayList<>();
    for (MediaId media : condemned) {
      if (Thread.currentThread().isInterrupted()) {
        // What is gone already is still forgotten.
        return gone;
      }
      try {
        store.delete(media);
        gone.add(media);
      } catch (PortFailure notNow) {
        // One object that cannot be deleted must not keep the others; the next run tries again.
      }
    }
    return gone;
  }
}
