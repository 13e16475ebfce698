package io.i9chat.adapter.s3;

import io.i9chat.adapter.s3.S3Config.Finding;
import io.i9chat.adapter.s3.S3Config.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.MFADeleteStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * How a bucket is set up: what pages it lets in, and what it deletes or keeps by itself. A server
 * that cannot tell has no such thing: MinIO lets every page in, R2 keeps no versions.
 */
final class BucketSetUp {
  private final S3Access access;
  private final Set<String> origins;
  private final List<Finding> findings = new ArrayList<>();

  private BucketSetUp(S3Access access, Set<String> origins) {
    this.access = access;
    this.origins = origins;
  }

  /** What is worth saying, {@code first} before it. */
  static List<Finding> findings(S3Access access, Set<String> origins, Optional<Finding> first) {
    BucketSetUp check = new BucketSetUp(access, origins);
    first.ifPresent(check.findings::add);
    check.versions();
    check.lifecycle();
    check.cors();
    return List.copyOf(check.findings);
  }

  private void add(String text) {
    findings.add(new Finding(Part.BUCKET, false, text));
  }

  /** What the bucket says of itself; empty if it cannot, or may not be asked. */
  private <T> Optional<T> told(Function<S3Client, T> question) {
    try {
      return Optional.of(access.direct(question));
    } catch (SdkException notTold) {
      return Optional.empty();
    }
  }

  private void versions() {
    Optional<GetBucketVersioningResponse> told =
        told(client -> client.getBucketVersioning(get -> get.bucket(access.bucket())));
    if (told.isEmpty()) {
      return;
    }
    if (told.get().mfaDelete() == MFADeleteStatus.ENABLED) {
      add("it asks for a second factor (MFA Delete), so that nothing can be deleted for good");
    }
    if (told.get().status() != BucketVersioningStatus.ENABLED) {
      add(
          "it keeps no versions, so that for some minutes a URL of a deleted object serves what its"
              + " owner puts in its place; this mends it: aws s3api put-bucket-versioning"
              + CorsRules.server(access.config())
              + " --versioning-configuration Status=Enabled");
    }
  }

  private void lifecycle() {
    told(client -> client.getBucketLifecycleConfiguration(get -> get.bucket(access.bucket())))
        .stream()
        .flatMap(told -> told.rules().stream())
        .filter(this::deletesMedia)
        .forEach(rule ->
            add(
                "its lifecycle rule %s deletes objects below %s by their age, which messages still refer to"
                    .formatted(rule.id(), access.config().prefix())));
  }

  private boolean deletesMedia(LifecycleRule rule) {
    LifecycleExpiration expiration = rule.expiration();
    boolean deletes =
        rule.status() == ExpirationStatus.ENABLED
            && expiration != null
            && (expiration.days() != null || expiration.date() != null);
    String of = scope(rule);
    String ours = access.config().prefix();
    return deletes && (ours.startsWith(of) || of.startsWith(ours)) && !isTagged(rule.filter());
  }

  @SuppressWarnings("deprecation") // A rule of an old configuration has its prefix there.
  private static String scope(LifecycleRule rule) {
    LifecycleRuleFilter filter = rule.filter();
    String prefix = filter == null ? rule.prefix() : filter.prefix();
    if (filter != null && filter.and() != null) {
      prefix = filter.and().prefix();
    }
    return prefix == null ? "" : prefix;
  }

  /** Objects of media have no tags. */
  private static boolean isTagged(LifecycleRuleFilter filter) {
    return filter != null
        && (filter.tag() != null || (filter.and() != null && filter.and().hasTags()));
  }

  private void cors() {
    if (origins.isEmpty()) {
      return;
    }
    try {
      List<CORSRule> rules =
          access
              .direct(client -> client.getBucketCors(get -> get.bucket(access.bucket())))
              .corsRules();
      mend(CorsRules.refused(rules, origins));
    } catch (S3Exception refused) {
      if (refused.statusCode() == 404) {
        mend(origins);
      } else if (Failures.isDenied(refused)) {
        add(
            "its CORS rules cannot be seen (s3:GetBucketCORS), without which pages cannot upload: "
                + CorsRules.command(access.config(), origins));
      }
    } catch (SdkException notTold) {
      add("its CORS rules cannot be seen now");
    }
  }

  private void mend(Set<String> refused) {
    if (!refused.isEmpty()) {
      add(
          "pages of %s may not upload to it; this lets them: %s"
              .formatted(String.join(", ", refused), CorsRules.command(access.config(), origins)));
    }
  }
}
