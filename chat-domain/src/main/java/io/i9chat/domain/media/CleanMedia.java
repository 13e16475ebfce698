package io.i9chat.domain.media;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Housekeeping, to be done at least hourly: deletes the objects that nothing uses any more, and
 * those that were never used within a day. The bytes go before the record of them, so that whatever
 * breaks off in between is done by the next run.
 */
public final class CleanMedia {
  private static final int BATCH = 100;

  private final MediaLedger ledger;
  private final MediaStore store;
  private final InstantSource clock;

  CleanMedia(MediaLedger ledger, MediaStore store, InstantSource clock) {
    this.ledger = ledger;
    this.store = store;
    this.clock = clock;
  }

  /** Cleans up what nothing uses by now. */
  public record Command() {}

  /** What was done. */
  public sealed interface Outcome {}

  /**
   * So much is done.
   *
   * @param deleted how many objects are gone
   * @param failed how many the store could not delete; the next run tries them again
   */
  public record Cleaned(int deleted, int failed) implements Outcome {}

  /** Cleans up. */
  public Cleaned handle(Command command) {
    Instant announcedBefore = clock.instant().minus(MediaTypes.UNUSED_LIFETIME);
    int deleted = 0;
    while (true) {
      List<MediaId> condemned = ledger.condemned(announcedBefore, BATCH);
      List<MediaId> gone = deleted(condemned);
      if (!gone.isEmpty()) {
        ledger.forget(gone);
        deleted += gone.size();
      }
      // What failed is condemned still and would come again for ever.
      if (gone.isEmpty() || condemned.size() < BATCH) {
        return new Cleaned(deleted, condemned.size() - gone.size());
      }
    }
  }

  private List<MediaId> deleted(List<MediaId> condemned) {
    List<MediaId> gone = new ArrayList<>();
    for (MediaId media : condemned) {
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
