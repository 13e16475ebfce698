package io.i9chat.server.boot.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that uploads are kept in. Printing it shows no key.
 *
 * @param endpoint where its server is, {@code null} for Amazon S3
 * @param pathStyle whether URLs have the bucket in their path
 * @param accessKey what requests are signed with, {@code null} for what the AWS SDK finds
 * @param secretKey the secret of the access key, {@code null} without one
 * @param prefix what the names of objects begin with
 * @param authorities a PEM file of authorities to trust beside the usual ones, {@code null} without
 */
public record S3Settings(
    String bucket,
    @Nullable URI endpoint,
    String region,
    boolean pathStyle,
    @Nullable String accessKey,
    @Nullable String secretKey,
    String prefix,
    @Nullable Path authorities)
    implements BucketSettings {
  /** What servers of one region go by. */
  private static final String ONE_REGION = "us-east-1";

  private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
  private static final String PREFIX = "([A-Za-z0-9._-]+/)*";

  static S3Settings read(SetValues values) {
    String endpoint = values.optional(Setting.S3_ENDPOINT);
    String accessKey = values.optional(Setting.S3_ACCESS_KEY);
    String secretKey = values.optional(Setting.S3_SECRET_KEY);
    if (accessKey != null && secretKey == null) {
      throw missing(Setting.S3_SECRET_KEY, "it belongs to " + Setting.S3_ACCESS_KEY.key());
    }
    if (accessKey == null && secretKey != null) {
      throw missing(Setting.S3_ACCESS_KEY, values.name(Setting.S3_SECRET_KEY) + " belongs to it");
    }
    URI server = endpoint == null ? null : BareUrl.of(Setting.S3_ENDPOINT, endpoint);
    return new S3Settings(
        matching(Setting.S3_BUCKET, values, BUCKET, "must be the name of a bucket"),
        server,
        region(values.optional(Setting.S3_REGION), endpoint),
        pathStyle(values.optional(Setting.S3_PATH_STYLE), endpoint),
        accessKey,
        secretKey,
        matching(
            Setting.S3_PREFIX, values, PREFIX, "must be letters, digits and ._- ending with /"),
        authorities(values, server));
  }

  private static @Nullable Path authorities(SetValues values, @Nullable URI server) {
    Path file = AuthoritiesFile.of(Setting.S3_CA_FILE, values);
    if (file != null && server != null && !isHttps(server)) {
      throw new StartFailure(
          "%s, %s=%s: without https no certificate is looked at; leave the file away, or use https"
              .formatted(Setting.S3_CA_FILE.key(), Setting.S3_ENDPOINT.key(), server));
    }
    return file;
  }

  private static boolean isHttps(URI server) {
    return "https".equalsIgnoreCase(server.getScheme());
  }

  private static StartFailure missing(Setting setting, String why) {
    return new StartFailure(setting.key() + ": must be set; " + why);
  }

  private static String matching(Setting setting, SetValues values, String shape, String rule) {
    String set = values.optional(setting);
    String text = set == null ? setting.usual() : set;
    if (text == null) {
      throw missing(setting, Setting.MEDIA.key() + "=s3 needs it");
    }
    if (!text.matches(shape)) {
      throw StartFailure.wrong(setting, text, rule);
    }
    return text;
  }

  private static String region(@Nullable String text, @Nullable String endpoint) {
    if (text == null && endpoint == null) {
      throw missing(Setting.S3_REGION, "buckets of Amazon S3 are in a region");
    }
    String region = text == null ? ONE_REGION : text;
    if (!region.matches("[a-z0-9-]{1,40}")) {
      throw StartFailure.wrong(
          Setting.S3_REGION, region, "must be the name of a region such as eu-central-1");
    }
    return region;
  }

  private static boolean pathStyle(@Nullable String text, @Nullable String endpoint) {
    String style =
        text == null ? Boolean.toString(endpoint != null) : text.toLowerCase(Locale.ROOT);
    if (!style.matches("true|false")) {
      throw StartFailure.wrong(Setting.S3_PATH_STYLE, style, "must be true or false");
    }
    return style.equals("true");
  }

  @Override
  public Optional<String> unsafe() {
    return endpoint == null || isHttps(endpoint)
        ? Optional.empty()
        : Optional.of(
            "%s=%s: production mode needs https, for clients go there, too"
                .formatted(Setting.S3_ENDPOINT.key(), endpoint));
  }

  @Override
  public String toString() {
    return "S3, bucket %s at %s"
        .formatted(bucket, endpoint == null ? "Amazon S3 in " + region : endpoint);
  }
}
