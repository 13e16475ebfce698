package io.i9chat.server.boot.store;

import io.i9chat.adapter.s3.S3Bucket;
import io.i9chat.adapter.s3.S3Config;
import io.i9chat.ports.PortFailure;
import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.S3Settings;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.http.HttpSettings;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bucket that the settings choose, and what is said of it at the start. */
final class MediaBucket {
  private static final Logger LOG = LoggerFactory.getLogger(MediaBucket.class);

  private MediaBucket() {}

  /**
   * Reaches for nothing.
   *
   * @throws StartFailure naming the setting, if the file of authorities cannot be used
   */
  static S3Bucket open(S3Settings settings) {
    S3Config config = S3Config.of(settings.bucket(), settings.region()).below(settings.prefix());
    if (settings.endpoint() != null) {
      config = config.at(settings.endpoint());
    }
    if (settings.accessKey() != null && settings.secretKey() != null) {
      config = config.signedWith(settings.accessKey(), settings.secretKey());
    }
    if (settings.authorities() != null) {
      config = config.trusting(settings.authorities());
    }
    try {
      return S3Bucket.open(config.inPath(settings.pathStyle()));
    } catch (PortFailure unusable) {
      Throwable cause = unusable.getCause();
      throw new StartFailure(
          "%s: cannot be used: %s"
              .formatted(authorities(settings), FileFailure.of(cause == null ? unusable : cause)));
    }
  }

  private static String authorities(S3Settings settings) {
    return Setting.S3_CA_FILE.key() + "=" + settings.authorities();
  }

  /**
   * Tries the bucket, and logs what is worth saying.
   *
   * @throws StartFailure naming the setting, if media cannot be kept there
   */
  static void check(S3Bucket bucket, S3Settings s3, Settings settings) {
    String secret = settings.nameOf(Setting.S3_SECRET_KEY);
    for (S3Config.Finding finding : bucket.check(origins(settings.http()))) {
      String line = about(finding.part(), s3, secret) + ": " + finding.text();
      if (finding.fatal()) {
        throw new StartFailure(line);
      }
      LOG.warn("{}", line);
    }
  }

  /** Of the pages that may be served by this server, and those that may call it. */
  static Set<String> origins(HttpSettings http) {
    Set<String> origins = new TreeSet<>(http.origins());
    if (http.publicUrl() != null) {
      origins.add(http.publicUrl().toString().replaceAll("/$", ""));
    }
    return origins;
  }

  /** The setting to look at. The keys themselves are never shown. */
  private static String about(S3Config.Part part, S3Settings settings, String secret) {
    return switch (part) {
      case BUCKET -> Setting.S3_BUCKET.key() + "=" + settings.bucket();
      case ENDPOINT -> endpoint(settings);
      case CERTIFICATE ->
          settings.authorities() == null
              // Without one it is told that there is such a setting.
              ? endpoint(settings) + ", " + Setting.S3_CA_FILE.key()
              : endpoint(settings) + ", " + authorities(settings);
      case REGION -> Setting.S3_REGION.key() + "=" + settings.region();
      case ACCESS_KEY -> Setting.S3_ACCESS_KEY.key();
      case SECRET_KEY -> secret;
    };
  }

  private static String endpoint(S3Settings settings) {
    return settings.endpoint() == null
        ? Setting.S3_REGION.key() + "=" + settings.region()
        : Setting.S3_ENDPOINT.key() + "=" + settings.endpoint();
  }
}
