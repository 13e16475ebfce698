package io.i9chat.server.boot.store;

import io.i9chat.adapter.gcs.Gcs;
import io.i9chat.ports.PortFailure;
import io.i9chat.server.boot.settings.GcsSettings;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.http.HttpSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bucket of Google Cloud Storage that the settings choose, and what is said of it. */
final class GoogleBucket {
  private static final Logger LOG = LoggerFactory.getLogger(GoogleBucket.class);

  private GoogleBucket() {}

  /**
   * Reads the credentials.
   *
   * @throws StartFailure naming the setting, if they are none
   */
  static Gcs open(GcsSettings settings, HttpSettings http) {
    try {
      return Gcs.open(settings.config().servedTo(MediaBucket.origins(http)));
    } catch (PortFailure failure) {
      throw new StartFailure(String.valueOf(failure.getMessage()));
    }
  }

  /**
   * Looks at the bucket, and logs what should be otherwise.
   *
   * @throws StartFailure naming the setting, if media cannot be kept there
   */
  static void check(Gcs bucket) {
    try {
      for (String line : bucket.check()) {
        LOG.warn("{}", line);
      }
    } catch (PortFailure failure) {
      throw new StartFailure(String.valueOf(failure.getMessage()));
    }
  }
}
