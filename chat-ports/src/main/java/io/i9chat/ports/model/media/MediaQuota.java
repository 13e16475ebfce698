package io.i9chat.ports.model.media;

/**
 * How much one person may have announced and not yet used, and store in all.
 *
 * @param objects the greatest number of what is not used yet
 * @param bytes the greatest sum of their sizes
 * @param stored the most bytes that they may store in all, messages and used objects included
 */
public record MediaQuota(int objects, long bytes, long stored) {
  /** Without a bound of what is stored in all. */
  public MediaQuota(int objects, long bytes) {
    this(objects, bytes, Long.MAX_VALUE);
  }
}
