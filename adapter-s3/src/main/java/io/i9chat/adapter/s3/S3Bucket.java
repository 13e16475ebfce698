package io.i9chat.adapter.s3;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import java.util.List;
import java.util.Set;

/** A bucket that media are kept in. Clients move the bytes to and from it by signed URLs. */
public final class S3Bucket implements AutoCloseable {
  private final S3Access access;
  private final S3Media media;

  private S3Bucket(S3Config config) {
    access = new S3Access(config);
    media = new S3Media(access);
  }

  /**
   * Does not reach for the server. Starts no thread before the first call.
   *
   * @throws PortFailure if the file with authorities cannot be used
   */
  public static S3Bucket open(S3Config config) {
    return new S3Bucket(config);
  }

  /** The objects of the bucket. Signing a URL makes no call. */
  public MediaStore media() {
    return media;
  }

  /**
   * Looks whether media can be kept in the bucket: by a small object that is written, read over a
   * signed URL and deleted, and by how the bucket is set up.
   *
   * @param origins of the pages that will upload, such as {@code https://chat.example.org}
   * @return what is not as it should be; what is fatal comes alone
   */
  public List<S3Config.Finding> check(Set<String> origins) {
    return new BucketCheck(access, media, origins).findings();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    access.close();
  }
}
