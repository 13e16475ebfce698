package io.i9chat.server.boot.settings;

import io.i9chat.adapter.gcs.GcsConfig;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bucket of Google Cloud Storage that uploads are kept in.
 *
 * @param config without the pages that are served, which others say
 */
public record GcsSettings(GcsConfig config) implements BucketSettings {
  static GcsSettings read(SetValues values) {
    String bucket = values.optional(Setting.GCS_BUCKET);
    if (bucket == null) {
      throw new StartFailure(
          Setting.GCS_BUCKET.key() + ": must be set; " + Setting.MEDIA.key() + "=gcs needs it");
    }
    try {
      return settings(values, GcsConfig.of(bucket));
    } catch (IllegalArgumentException wrong) {
      // It begins with the setting.
      throw new StartFailure(String.valueOf(wrong.getMessage()));
    }
  }

  private static GcsSettings settings(SetValues values, GcsConfig of) {
    GcsConfig config = of;
    String host = values.optional(Setting.GCS_HOST);
    config = host == null ? config : config.at(host(host));
    String prefix = values.optional(Setting.GCS_PREFIX);
    config = prefix == null ? config : config.under(prefix);
    String key = values.optional(Setting.GCS_CREDENTIALS);
    config = key == null ? config : config.with(path(key));
    String account = values.optional(Setting.GCS_IMPERSONATE);
    return new GcsSettings(account == null ? config : config.as(account));
  }

  private static URI host(String text) {
    URI url = BareUrl.of(Setting.GCS_HOST, text);
    return URI.create(url.getScheme() + "://" + url.getRawAuthority());
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException notOne) {
      throw StartFailure.wrong(Setting.GCS_CREDENTIALS, text, "must be the path of a file");
    }
  }

  @Override
  public Optional<String> unsafe() {
    return "https".equalsIgnoreCase(config.host().getScheme())
        ? Optional.empty()
        : Optional.of(
            "%s=%s: production mode needs https, for clients go there, too"
                .formatted(Setting.GCS_HOST.key(), config.host()));
  }

  @Override
  public String toString() {
    return "Google Cloud Storage, bucket %s at %s".formatted(config.bucket(), config.host());
  }
}
