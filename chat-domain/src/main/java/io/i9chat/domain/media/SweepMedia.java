package io.i9chat.domain.media;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Housekeeping, to be done weekly: deletes the objects that the ledger does not know, such as one
 * that an upload wrote after it was deleted. A sweep that would delete more than it keeps deletes
 * nothing: the ledger is likely to be that of another store. Rules: MEDIA-K.
 */
public final class SweepMedia {
  private static final int PAGE = 1_000;

  /** How many a sweep deletes at most; the next one does the rest. */
  private static final int MOST = 10_000;

  /** After how many that cannot be deleted a sweep ends: the store is likely to be down. */
  private static final int MOST_FAILED = 100;

  private final MediaLedger ledger;
  private final MediaStore store;

  SweepMedia(MediaLedger ledger, MediaStore store) {
    this.ledger = ledger;
    this.store = store;
  }

  /** Goes through the whole store. */
  public record Command() {}

  /** What was done. */
  public sealed interface Outcome {
    /**
     * The objects that the ledger does not know are gone.
     *
     * @param failed how many could not be deleted; the next sweep tries them again
     */
    record Swept(long known, int deleted, int failed) implements Outcome {}

    /** Nothing was deleted, for more objects are unknown than known. */
    record Doubtful(long known, long unknown) implements Outcome {}
  }

  /** Sweeps. */
  public Outcome handle(Command command) {
    long known = 0;
    long unknown = 0;
    List<MediaId> strays = new ArrayList<>();
    List<MediaId> page = store.list(null, PAGE);
    while (!page.isEmpty()) {
      PortFailure.whenInterrupted();
      // Asked after they were listed: what is stored was booked before.
      Set<MediaId> here = ledger.known(page);
      known += here.size();
      unknown += page.size() - here.size();
      page.stream()
          .filter(media -> !here.contains(media))
          .limit(MOST - strays.size())
          .forEach(strays::add);
      page = store.list(page.getLast(), PAGE);
    }
    return unknown > known ? new Outcome.Doubtful(known, unknown) : delete(known, strays);
  }

  private Outcome delete(long known, List<MediaId> strays) {
    int deleted = 0;
    int failed = 0;
    for (MediaId media : strays) {
      PortFailure.whenInterrupted();
      try {
        store.delete(media);
        deleted++;
      } catch (PortFailure notNow) {
        failed++;
        if (failed == MOST_FAILED) {
          break;
        }
      }
    }
    return new Outcome.Swept(known, deleted, failed);
  }
}
