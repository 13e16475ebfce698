package io.i9chat.adapter.gcs;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in Google Cloud Storage media is kept, and as who.
 *
 * @param bucket the bucket, which is there already
 * @param prefix what the names of all objects begin with; an id follows
 * @param host where the storage is, without a path; another one than Google's for private endpoints
 *     and emulators
 * @param credentials the file with the key of a service account, {@code null} for the application
 *     default credentials
 * @param impersonate the e-mail of the service account to act as, which then signs by IAM; {@code
 *     null} to act as the credentials say
 * @param origins those of the pages that upload and download, such as {@code
 *     https://chat.example.org}; the bucket must let them
 * @param clock what signed URLs take the time from
 */
public record GcsConfig(
    String bucket,
    String prefix,
    URI host,
    @Nullable Path credentials,
    @Nullable String impersonate,
    Set<String> origins,
    InstantSource clock) {
  /** Google's own. */
  public static final URI GOOGLE = URI.create("https://storage.googleapis.com");

  /** What names of objects begin with unless told otherwise. */
  public static final String PREFIX = "media/";

  /**
   * Checks all but whether it is there.
   *
   * @throws IllegalArgumentException with the setting and its rule, in a line for the operator
   */
  public GcsConfig {
    origins = Set.copyOf(origins);
    require(
        bucket.matches("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]"),
        "GCS_BUCKET=" + bucket + ": must be the name of a bucket, without gs://");
    require(
        prefix.matches("([A-Za-z0-9_][A-Za-z0-9._/-]{0,99})?"),
        "GCS_PREFIX=" + prefix + ": must be at most 100 letters, digits and any of . _ - /");
    require(
        isBare(host),
        "GCS_HOST: must be a URL such as https://storage.example.org, without a path");
    require(
        impersonate == null || impersonate.matches("[^@\\s/]+@[^@\\s/]+"),
        "GCS_IMPERSONATE=" + impersonate + ": must be the e-mail of a service account");
  }

  /** A bucket of Google's, with the application default credentials, on the system's clock. */
  public static GcsConfig of(String bucket) {
    return new GcsConfig(bucket, PREFIX, GOOGLE, null, null, Set.of(), InstantSource.system());
  }

  /** The same elsewhere. */
  public GcsConfig at(URI host) {
    return new GcsConfig(bucket, prefix, host, credentials, impersonate, origins, clock);
  }

  /** The same with names of objects that begin otherwise. */
  public GcsConfig under(String prefix) {
    return new GcsConfig(bucket, prefix, host, credentials, impersonate, origins, clock);
  }

  /** The same with the key of a service account. */
  public GcsConfig with(Path key) {
    return new GcsConfig(bucket, prefix, host, key, impersonate, origins, clock);
  }

  /** The same acting as a service account. */
  public GcsConfig as(String account) {
    return new GcsConfig(bucket, prefix, host, credentials, account, origins, clock);
  }

  /** The same for pages of these origins. */
  public GcsConfig servedTo(Set<String> pages) {
    return new GcsConfig(bucket, prefix, host, credentials, impersonate, pages, clock);
  }

  /** The same with another clock. */
  public GcsConfig at(InstantSource time) {
    return new GcsConfig(bucket, prefix, host, credentials, impersonate, origins, time);
  }

  private static boolean isBare(URI url) {
    return String.valueOf(url.getScheme()).matches("https?")
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawPath().isEmpty()
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  private static void require(boolean holds, String line) {
    if (!holds) {
      throw new IllegalArgumentException(line);
    }
  }
}
