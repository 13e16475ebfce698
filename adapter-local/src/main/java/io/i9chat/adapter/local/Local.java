package io.i9chat.adapter.local;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.ops.RateLimiter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The ports that one node serves by itself: signals, presence, media on disk, rate limits and ids.
 */
public final class Local implements AutoCloseable {
  private final LocalSignals signals = new LocalSignals();
  private final LocalPresenceBoard presence = new LocalPresenceBoard();
  private final DiskMedia media;
  private final RateLimiter limiter;
  private final UuidV7Ids ids;

  private Local(LocalConfig config) {
    media = DiskMedia.open(config);
    limiter =
        config.rateLimits()
            ? new LocalRateLimiter(config.clock(), config.limiterKeys())
            : new UnlimitedRateLimiter();
    ids = new UuidV7Ids(config.clock());
  }

  /**
   * Makes the folder of media if it is not there (0700). Starts no thread.
   *
   * @throws io.i9chat.ports.PortFailure if the folder cannot be made or used
   */
  public static Local open(LocalConfig config) {
    return new Local(config);
  }

  /**
   * Signals within this process. They are heard on the publisher's thread, before {@code publish}
   * returns, and none is ever lost. A listener must not publish: its signal would overtake the one
   * it is hearing.
   */
  public Signals signals() {
    return signals;
  }

  /** Who is connected to this process. */
  public PresenceBoard presence() {
    return presence;
  }

  /**
   * Uploaded objects as files (0600), moved over URLs below {@code /media/} of the server that
   * serves the store's endpoint. The key that signs them is in the folder, unless it is configured.
   */
  public MediaStore media() {
    return media;
  }

  /**
   * Reads the file of a complete object and compares its length and checksum (CRC-32C) with those
   * of the time when it was completed. Objects of releases that kept none count as they are.
   *
   * @param file as {@link LocalConfig#object} names it
   * @throws IOException if the file is not there, or cannot be read
   */
  public static boolean isAsWritten(Path file, String generation) throws IOException {
    return Generation.isAsWritten(file, generation);
  }

  /**
   * Token buckets in memory. Calls with more tokens than a bucket's burst, which could never be
   * granted, throw {@link IllegalArgumentException}.
   */
  public RateLimiter limiter() {
    return limiter;
  }

  /** UUIDv7s from the configured clock. */
  public IdGenerator ids() {
    return ids;
  }

  /** Forgets all listeners. Nothing else is held. */
  @Override
  public void close() {
    signals.close();
  }
}
