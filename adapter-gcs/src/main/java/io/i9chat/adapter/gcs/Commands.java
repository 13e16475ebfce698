package io.i9chat.adapter.gcs;

/** The commands that mend what is wrong with a bucket, to be copied. */
final class Commands {
  private Commands() {}

  static String create(GcsConfig config) {
    return "`gcloud storage buckets create gs://"
        + config.bucket()
        + " --uniform-bucket-level-access --public-access-prevention --soft-delete-duration=0`";
  }

  /** Changes the bucket. */
  static String update(GcsConfig config, String how) {
    return "`gcloud storage buckets update gs://" + config.bucket() + " " + how + "`";
  }

  /** Lets the account have objects. */
  static String letUse(GcsConfig config, Identity identity) {
    return grant(config, identity, "roles/storage.objectUser");
  }

  /** Lets the account see how the bucket is set up. */
  static String letSee(GcsConfig config, Identity identity) {
    return grant(config, identity, "roles/storage.legacyBucketReader");
  }

  private static String grant(GcsConfig config, Identity identity, String role) {
    String account = identity.account();
    return "`gcloud storage buckets add-iam-policy-binding gs://"
        + config.bucket()
        + " --member=serviceAccount:"
        + (account == null ? "ACCOUNT" : account)
        + " --role="
        + role
        + "`";
  }

  /** Lets this server act and sign as an account. */
  static String letActAs(String account) {
    return "`gcloud iam service-accounts add-iam-policy-binding "
        + account
        + " --member=serviceAccount:OWN_ACCOUNT --role=roles/iam.serviceAccountTokenCreator`";
  }
}
