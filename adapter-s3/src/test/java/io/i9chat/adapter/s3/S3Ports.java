package io.i9chat.adapter.s3;

import io.i9chat.adapter.s3.server.S3Server;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.tck.media.MediaPorts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** A bucket of its own for each test of a contract. */
abstract class S3Ports implements MediaPorts {
  private final S3Server server = S3Server.shared();
  private final S3Config config;
  private final S3Bucket other;
  private S3Bucket bucket;

  S3Ports(boolean versions) {
    config = versions ? server.versionedBucket() : server.bucket();
    bucket = S3Bucket.open(config);
    other = S3Bucket.open(config);
  }

  @AfterEach
  void close() {
    bucket.close();
    other.close();
  }

  @Override
  public MediaStore store() {
    return bucket.media();
  }

  /** Another store over the bucket. */
  public MediaStore other() {
    return other.media();
  }

  @Override
  public MediaStore reopened() {
    bucket.close();
    bucket = S3Bucket.open(config);
    return bucket.media();
  }

  @Override
  public Instant now() {
    return server.now();
  }

  @Override
  public void pass(Duration time) {
    server.pass(time);
  }
}
