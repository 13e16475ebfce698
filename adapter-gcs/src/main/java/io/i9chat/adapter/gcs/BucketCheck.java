package io.i9chat.adapter.gcs;

import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.BucketInfo.LifecycleRule;
import com.google.cloud.storage.StorageException;
import io.i9chat.ports.PortFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a bucket before it is used. */
final class BucketCheck {
  /** What is done to objects. */
  private static final List<String> PERMISSIONS =
      List.of(
          "storage.objects.create",
          "storage.objects.get",
          "storage.objects.delete",
          "storage.objects.list");

  private final GcsConfig config;
  private final Identity identity;
  private final Bucket bucket;
  private final Calls calls;

  BucketCheck(GcsConfig config, Identity identity, Bucket bucket, Calls calls) {
    this.config = config;
    this.identity = identity;
    this.bucket = bucket;
    this.calls = calls;
  }

  /** As {@link Gcs#check} says. */
  List<String> run() {
    calls.atStart(this::checkPermissions);
    if (identity.signsByCall()) {
      byte[] probe = "may this be signed".getBytes(StandardCharsets.UTF_8);
      calls.atStart(() -> identity.signer().sign(probe));
    }
    return calls.atStart(this::findings);
  }

  private List<Boolean> checkPermissions() {
    List<Boolean> held = bucket.storage().testIamPermissions(config.bucket(), PERMISSIONS);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      if (!held.get(i)) {
        missing.add(PERMISSIONS.get(i));
      }
    }
    if (!missing.isEmpty()) {
      throw new PortFailure(
          "GCS_BUCKET=%s: the account has no permission %s: %s"
              .formatted(
                  config.bucket(), String.join(", ", missing), Commands.letUse(config, identity)));
    }
    return held;
  }

  private List<String> findings() {
    BucketInfo found = seen();
    List<String> lines = new ArrayList<>();
    if (found == null) {
      lines.add(
          "how the bucket is set up was not checked, for the account may not see it: "
              + Commands.letSee(config, identity));
    } else {
      lines.addAll(new CorsCheck(config).findings(found.getCors()));
      lifecycle(found, lines);
      leftovers(found, lines);
    }
    return lines.stream().map(line -> "GCS_BUCKET=" + config.bucket() + ": " + line).toList();
  }

  private @Nullable BucketInfo seen() {
    try {
      return bucket.storage().get(config.bucket());
    } catch (StorageException failed) {
      if (failed.getCode() == 403) {
        return null;
      }
      throw failed;
    }
  }

  private void lifecycle(BucketInfo found, List<String> lines) {
    List<? extends LifecycleRule> rules = found.getLifecycleRules();
    if (rules != null && rules.stream().anyMatch(this::deletesMedia)) {
      lines.add(
          "a lifecycle rule deletes objects that are in use: "
              + Commands.update(config, "--clear-lifecycle")
              + ", or --lifecycle-file with the other rules alone");
    }
  }

  private boolean deletesMedia(LifecycleRule rule) {
    LifecycleRule.LifecycleCondition when = rule.getCondition();
    boolean ofOlderVersions =
        Boolean.FALSE.equals(when.getIsLive())
            || when.getNumberOfNewerVersions() != null
            || when.getDaysSinceNoncurrentTime() != null;
    List<String> prefixes = when.getMatchesPrefix();
    boolean elsewhere =
        prefixes != null
            && !prefixes.isEmpty()
            && prefixes.stream()
                .noneMatch(
                    each -> each.startsWith(config.prefix()) || config.prefix().startsWith(each));
    return rule.getAction().getActionType().equals("Delete") && !ofOlderVersions && !elsewhere;
  }

  /** What keeps bytes that were deleted. */
  private void leftovers(BucketInfo found, List<String> lines) {
    if (Boolean.TRUE.equals(found.versioningEnabled())) {
      lines.add("versioning keeps what is deleted: " + Commands.update(config, "--no-versioning"));
    }
    BucketInfo.SoftDeletePolicy soft = found.getSoftDeletePolicy();
    Duration kept = soft == null ? null : soft.getRetentionDuration();
    if (kept != null && kept.isPositive()) {
      lines.add(
          "soft delete keeps what is deleted for %d days: %s"
              .formatted(kept.toDays(), Commands.update(config, "--clear-soft-delete")));
    }
    Duration held = found.getRetentionPeriodDuration();
    if (held != null && held.isPositive()) {
      lines.add(
          "a retention policy lets nothing be deleted for %d days: %s"
              .formatted(held.toDays(), Commands.update(config, "--clear-retention-period")));
    }
  }
}
