package io.i9chat.domain.media;

import java.time.InstantSource;

/**
 * Housekeeping, to be done at least hourly: deletes the objects that nothing uses any more, and
 * those that were never used within a day. Rules: MEDIA-C.
 */
public final class CleanMedia {
  private final UnusedMedia unused;
  private final InstantSource clock;

  CleanMedia(UnusedMedia unused, InstantSource clock) {
    this.unused = unused;
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
    var deletion = unused.delete(clock.instant().minus(MediaTypes.UNUSED_LIFETIME));
    return new Cleaned(deletion.deleted(), deletion.failed());
  }
}
