package io.i9chat.adapter.local;

import io.i9chat.ports.model.MediaId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * What the local adapters are made from. Printing it shows no key.
 *
 * @param media the folder of uploaded objects, made if it is not there
 * @param urlKeys what URLs of objects are signed with, for HMAC-SHA256: the first signs, each is
 *     taken; empty for a key that is made and kept in the folder
 * @param freePercent how much of the media folder's disk uploads leave free, 0 to 100
 * @param freeBytes how many bytes of that disk uploads leave free
 * @param clock what media, limits and ids take the time from
 * @param rateLimits whether there are limits; without, every call is granted
 * @param limiterKeys how many keys the limiter remembers at most, each some 200 bytes; beyond it
 *     those closest to being full again are forgotten
 */
public record LocalConfig(
    Path media,
    List<SecretKey> urlKeys,
    int freePercent,
    long freeBytes,
    InstantSource clock,
    boolean rateLimits,
    int limiterKeys) {
  private static final int DEFAULT_KEYS = 200_000;
  private static final int DEFAULT_PERCENT = 10;
  private static final long DEFAULT_BYTES = 2L << 30;

  /** Checks that the limiter may remember something, and that there can be so much free. */
  public LocalConfig {
    urlKeys = List.copyOf(urlKeys);
    if (limiterKeys < 1) {
      throw new IllegalArgumentException("limiterKeys must be positive");
    }
    if (freePercent < 0 || freePercent > 100 || freeBytes < 0) {
      throw new IllegalArgumentException("freePercent is 0 to 100, freeBytes 0 or more");
    }
  }

  /**
   * The defaults: media in {@code data/media} as long as a tenth of the disk and 2 GiB are free,
   * the system's clock, rate limits.
   */
  public static LocalConfig in(Path data) {
    return new LocalConfig(
        data.resolve("media"),
        List.of(),
        DEFAULT_PERCENT,
        DEFAULT_BYTES,
        InstantSource.system(),
        true,
        DEFAULT_KEYS);
  }

  /** The file of a complete object, which never changes while it is there. */
  public Path object(MediaId object, String generation) {
    return MediaFolder.file(media, object, generation);
  }

  /**
   * The same with media in a folder that other processes have, too. They are one store of media if
   * they have the same keys, each that the others sign with among its own.
   *
   * @param keys at least one
   */
  public LocalConfig sharing(Path folder, List<SecretKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys must not be empty");
    }
    return new LocalConfig(folder, keys, freePercent, freeBytes, clock, rateLimits, limiterKeys);
  }

  /** The same with another clock. */
  public LocalConfig at(InstantSource time) {
    return new LocalConfig(media, urlKeys, freePercent, freeBytes, time, rateLimits, limiterKeys);
  }

  /** The same without rate limits, for load tests. */
  public LocalConfig unlimited() {
    return new LocalConfig(media, urlKeys, freePercent, freeBytes, clock, false, limiterKeys);
  }

  /** The same, with uploads that leave so much of the disk free. */
  public LocalConfig leavingFree(int percent, long bytes) {
    return new LocalConfig(media, urlKeys, percent, bytes, clock, rateLimits, limiterKeys);
  }

  @Override
  public String toString() {
    return "LocalConfig[media=%s, rateLimits=%s]".formatted(media, rateLimits);
  }
}
