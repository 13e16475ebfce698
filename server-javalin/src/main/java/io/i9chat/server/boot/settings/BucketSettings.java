package io.i9chat.server.boot.settings;

import java.util.Optional;

/** A bucket that uploads are kept in. Printing it shows where it is, and no key. */
public sealed interface BucketSettings permits S3Settings, GcsSettings {
  /** What others are not to be served with, if anything. */
  Optional<String> unsafe();
}
