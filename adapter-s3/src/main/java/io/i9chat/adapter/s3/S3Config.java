package io.i9chat.adapter.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket is reached by. Printing it shows no key.
 *
 * @param bucket its name
 * @param endpoint where the server is that has it, as clients reach it too; {@code null} for Amazon
 *     S3 in {@code region}
 * @param region what requests are signed for, such as {@code eu-central-1}
 * @param pathStyle whether the bucket is named in the path of URLs, rather than in their host
 * @param keys what requests are signed with, {@code null} for what the AWS SDK finds by itself
 *     (environment, profile, container, instance)
 * @param prefix what the names of all objects begin with: empty, or ending with {@code /}
 * @param patience how long a call may take, retries included
 * @param authorities a PEM file with certificates of authorities that are trusted beside the usual
 *     ones, {@code null} for those alone
 */
public record S3Config(
    String bucket,
    @Nullable URI endpoint,
    String region,
    boolean pathStyle,
    @Nullable Keys keys,
    String prefix,
    Duration patience,
    @Nullable Path authorities) {
  private static final String BUCKET = "[A-Za-z0-9][A-Za-z0-9._-]{2,62}";
  private static final String PREFIX = "([A-Za-z0-9._-]+/)*";

  /** A pair of keys. Printing it shows none. */
  public record Keys(String access, String secret) {
    @Override
    public String toString() {
      return "Keys[…]";
    }
  }

  /** Which part of the configuration something is about. */
  public enum Part {
    /** The name of the bucket, or how it is set up. */
    BUCKET,
    /** Where the server is. */
    ENDPOINT,
    /** Whose certificate the server has: it is of another host, has expired or is not trusted. */
    CERTIFICATE,
    /** What requests are signed for. */
    REGION,
    /** Which access key there is, and what its owner may do. */
    ACCESS_KEY,
    /** The secret that belongs to the access key. */
    SECRET_KEY
  }

  /**
   * Something that is not as it should be.
   *
   * @param fatal whether media cannot be kept there so
   * @param text what is wrong, and what mends it, in one line without secrets
   */
  public record Finding(Part part, boolean fatal, String text) {}

  /** Checks the names. */
  public S3Config {
    if (!isBucket(bucket)) {
      throw new IllegalArgumentException("a bucket has 3 to 63 letters, digits, dots or hyphens");
    }
    if (!isPrefix(prefix)) {
      throw new IllegalArgumentException("a prefix is of letters, digits and ._- and ends with /");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("patience must be positive");
    }
  }

  /** The defaults for Amazon S3: objects below {@code media/}, keys as the SDK finds them. */
  public static S3Config of(String bucket, String region) {
    return new S3Config(bucket, null, region, false, null, "media/", Duration.ofSeconds(10), null);
  }

  /** Whether a text can be the name of a bucket. */
  public static boolean isBucket(String text) {
    return text.matches(BUCKET);
  }

  /** Whether a text can be what names of objects begin with. */
  public static boolean isPrefix(String text) {
    return text.matches(PREFIX);
  }

  /** The same at another server, with the bucket in the path of URLs. */
  public S3Config at(URI server) {
    return new S3Config(bucket, server, region, true, keys, prefix, patience, authorities);
  }

  /** The same with the bucket in the path of URLs, or in their host. */
  public S3Config inPath(boolean path) {
    return new S3Config(bucket, endpoint, region, path, keys, prefix, patience, authorities);
  }

  /** The same, signing with these keys. */
  public S3Config signedWith(String access, String secret) {
    Keys pair = new Keys(access, secret);
    return new S3Config(bucket, endpoint, region, pathStyle, pair, prefix, patience, authorities);
  }

  /** The same with names that begin with {@code start}. */
  public S3Config below(String start) {
    return new S3Config(bucket, endpoint, region, pathStyle, keys, start, patience, authorities);
  }

  /** The same with calls that may take so long. */
  public S3Config waiting(Duration time) {
    return new S3Config(bucket, endpoint, region, pathStyle, keys, prefix, time, authorities);
  }

  /** The same, trusting the authorities of a PEM file beside the usual ones. */
  public S3Config trusting(Path pem) {
    return new S3Config(bucket, endpoint, region, pathStyle, keys, prefix, patience, pem);
  }
}
