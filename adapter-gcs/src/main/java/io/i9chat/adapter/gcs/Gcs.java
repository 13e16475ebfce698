package io.i9chat.adapter.gcs;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import java.util.List;

/** Media in Google Cloud Storage. */
public final class Gcs implements AutoCloseable {
  private final Bucket bucket;
  private final GcsMedia media;
  private final BucketCheck check;

  private Gcs(GcsConfig config, JdkTransport transport) {
    Identity identity = Identity.of(config, () -> transport);
    Calls calls = new Calls(config, identity);
    bucket = new Bucket(config, identity, transport);
    media = new GcsMedia(config, identity, bucket, calls);
    check = new BucketCheck(config, identity, bucket, calls);
  }

  /**
   * Reads the credentials, and makes no call yet, unless they are the application default ones of a
   * machine of Google's. Starts no thread before the first call.
   *
   * @throws PortFailure naming the setting that is wrong, in one line
   */
  public static Gcs open(GcsConfig config) {
    return open(config, new JdkTransport());
  }

  /** The same by another transport, which is closed with it. */
  static Gcs open(GcsConfig config, JdkTransport transport) {
    try {
      return new Gcs(config, transport);
    } catch (RuntimeException failed) {
      transport.shutdown();
      throw failed;
    }
  }

  /**
   * Looks whether the bucket can be used, and is set up as it should be.
   *
   * @return what should be otherwise, each in one line with the command that mends it
   * @throws PortFailure if it cannot be used: one line that names the setting
   */
  public List<String> check() {
    return check.run();
  }

  /**
   * Objects of the bucket, under the prefix. No bytes but the first of an object go through this
   * process. Each call ends within ten seconds.
   */
  public MediaStore media() {
    return media;
  }

  /** Ends calls in progress. */
  @Override
  public void close() {
    bucket.close();
  }
}
