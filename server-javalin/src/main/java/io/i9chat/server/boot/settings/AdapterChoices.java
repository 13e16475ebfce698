package io.i9chat.server.boot.settings;

import io.i9chat.adapter.redis.RedisConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which adapters serve the ports that an operator may choose for, beside the store.
 *
 * @param media where the bytes of uploads are kept
 * @param bucket the bucket that they are kept in, {@code null} without one
 * @param mail who sends mail
 * @param smtp the mail server, {@code null} if another than that sends
 * @param redis what servers of one chat share, {@code null} if there is one server
 * @param plugins a folder with jars that adapters are looked for in, {@code null} for none
 */
public record AdapterChoices(
    MediaChoice media,
    @Nullable BucketSettings bucket,
    AdapterChoice mail,
    @Nullable SmtpSettings smtp,
    @Nullable RedisConfig redis,
    @Nullable Path plugins) {
  /** Whether several servers are to behave as one. */
  public boolean isShared() {
    return redis != null;
  }

  /** Whether uploads are files of the data folder. */
  public boolean isMediaInFolder() {
    return media.isInDataFolder();
  }
}
