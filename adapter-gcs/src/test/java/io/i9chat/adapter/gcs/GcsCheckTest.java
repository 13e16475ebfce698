package io.i9chat.adapter.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.standin.gcs.StandInBucket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found at a start, each in one line that names the setting or the command. */
class GcsCheckTest extends WithScene {
  private static final String CORS =
      """
      "cors":[{"origin":["https://chat.example.org"],"method":["GET","POST","PUT"],
      "responseHeader":["Content-Type","Content-Range","Cache-Control","Location","Range","x-goog-*",
      "x-upload-content-length"],"maxAgeSeconds":3600}]\
      """;

  private static final String ACCOUNT = "serviceAccount:chat@stand-in.iam.gserviceaccount.com";

  private GcsConfig config;

  @BeforeEach
  void open() {
    config = scene.config().servedTo(Set.of("https://chat.example.org"));
    scene.bucket.configure(CORS);
  }

  private List<String> found() {
    return scene.gcs(config).check();
  }

  private void refused(GcsConfig wrong, String start, String... parts) {
    assertThatThrownBy(() -> scene.gcs(wrong).check())
        .isInstanceOf(PortFailure.class)
        .satisfies(failure -> {
          assertThat(failure.getMessage())
              .startsWith(start)
              .doesNotContain("\n", "PRIVATE", "ya29");
          assertThat(List.of(parts))
              .allMatch(part -> String.valueOf(failure.getMessage()).contains(part));
        });
  }

  @Test
  void nothingIsFoundIfAllIsWell() {
    assertThat(found()).isEmpty();
  }

  @Test
  void aBucketThatIsNotThere() {
    refused(
        new GcsConfig("others", "media/", config.host(), scene.key, null, Set.of(), scene.clock),
        "GCS_BUCKET=others: there is no such bucket",
        "`gcloud storage buckets create gs://others ");
  }

  @Test
  void aKeyThatIsNoneOrCountsNoMore() throws Exception {
    refused(
        config.with(folder.resolve("none.json")),
        "GCS_CREDENTIALS=" + folder.resolve("none.json") + ": there is no such file");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"secret\": \"PRIVATE\"}");
    refused(config.with(other), "GCS_CREDENTIALS=" + other + ": must be the key file");
    Path text = Files.writeString(folder.resolve("text.json"), "PRIVATE");
    refused(config.with(text), "GCS_CREDENTIALS=" + text + ": must be the key file");
    scene.google.disable(scene.account);
    refused(config, "GCS_CREDENTIALS=" + scene.key + ": Google answers 400 to it");
  }

  @Test
  void aHostThatAnswersNothingOrSomethingElse() {
    refused(
        config.at(URI.create("http://127.0.0.1:1")),
        "GCS_HOST=http://127.0.0.1:1: it cannot be reached");
    scene.google.answerWith(501);
    refused(config, "GCS_CREDENTIALS=" + scene.key + ": Google answers 501 to it");
  }

  @Test
  void anAccountThatMayNotSignAsTheOther() {
    String other = scene.google.account("other").email();
    refused(
        config.as(other),
        "GCS_IMPERSONATE=" + other + ": Google answers 403 to it",
        "`gcloud iam service-accounts add-iam-policy-binding " + other + " ");
  }

  @Test
  void permissionsThatAreMissing() {
    Set<String> fewer = new HashSet<>(StandInBucket.USER);
    fewer.removeAll(Set.of("storage.objects.delete", "storage.objects.list"));
    scene.bucket.permit(fewer);
    refused(
        config,
        "GCS_BUCKET=photos: the account has no permission"
            + " storage.objects.delete, storage.objects.list",
        "`gcloud storage buckets add-iam-policy-binding gs://photos --member="
            + ACCOUNT
            + " --role=roles/storage.objectUser`");
  }

  @Test
  void aBucketThatTheAccountMayNotSee() {
    Set<String> fewer = new HashSet<>(StandInBucket.USER);
    fewer.remove("storage.buckets.get");
    scene.bucket.permit(fewer);
    assertThat(found())
        .singleElement()
        .asString()
        .startsWith("GCS_BUCKET=photos: how the bucket is set up was not checked")
        .endsWith("--member=" + ACCOUNT + " --role=roles/storage.legacyBucketReader`");
  }

  @Test
  void corsThatLetsNoPage() {
    for (String lacking :
        List.of(
            "",
            CORS.replace("chat.example.org", "other.example.org"),
            CORS.replace("\"POST\",", ""),
            CORS.replace("x-goog-*", "x-goog-resumable"))) {
      scene.bucket.configure(lacking);
      assertThat(found())
          .as(lacking)
          .singleElement()
          .asString()
          .startsWith("GCS_BUCKET=photos: CORS does not let pages of https://chat.example.org")
          .contains(
              "[{\"origin\":[\"https://chat.example.org\"],\"method\":[\"GET\",\"POST\",\"PUT\"],"
                  + "\"responseHeader\":[")
          .endsWith("`gcloud storage buckets update gs://photos --cors-file=cors.json`");
    }
  }

  @Test
  void corsThatSaysWhatTheLineAboutItSays() {
    scene.bucket.configure("");
    String line = found().getFirst();
    String json = line.substring(line.indexOf('['), line.indexOf("}]") + 2);
    scene.bucket.configure("\"cors\":" + json);
    assertThat(found()).isEmpty();
    scene.bucket.configure(CORS.replace("https://chat.example.org", "*"));
    assertThat(found()).isEmpty();
  }

  @Test
  void corsIsNotAskedForWithoutPages() {
    config = config.servedTo(Set.of());
    scene.bucket.configure("");
    assertThat(found()).isEmpty();
  }

  private static String lifecycle(String action, String condition) {
    return CORS
        + ",\"lifecycle\":{\"rule\":[{\"action\":{\"type\":\"%s\"},\"condition\":{%s}}]}"
            .formatted(action, condition);
  }

  @Test
  void lifecycleRulesThatDeleteWhatIsInUse() {
    for (String condition :
        List.of(
            "\"age\":30",
            "\"age\":30,\"isLive\":true",
            "\"age\":30,\"matchesPrefix\":[\"media/0\"]",
            "\"age\":30,\"matchesPrefix\":[\"med\"]")) {
      scene.bucket.configure(lifecycle("Delete", condition));
      assertThat(found())
          .as(condition)
          .singleElement()
          .asString()
          .contains("a lifecycle rule deletes objects that are in use")
          .contains("`gcloud storage buckets update gs://photos --clear-lifecycle`");
    }
  }

  @Test
  void lifecycleRulesThatDoNot() {
    for (String rule :
        List.of(
            lifecycle("Delete", "\"age\":30,\"isLive\":false"),
            lifecycle("Delete", "\"numNewerVersions\":3"),
            lifecycle("Delete", "\"age\":30,\"matchesPrefix\":[\"logs/\"]"),
            lifecycle("AbortIncompleteMultipartUpload", "\"age\":7"))) {
      scene.bucket.configure(rule);
      assertThat(found()).as(rule).isEmpty();
    }
  }

  @Test
  void whatKeepsBytesThatWereDeleted() {
    scene.bucket.configure(
        CORS
            + ",\"versioning\":{\"enabled\":true}"
            + ",\"softDeletePolicy\":{\"retentionDurationSeconds\":\"604800\"}"
            + ",\"retentionPolicy\":{\"retentionPeriod\":\"86400\"}");
    assertThat(found())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("versioning keeps what is deleted")
                    .endsWith("gs://photos --no-versioning`"),
            line ->
                assertThat(line)
                    .contains("soft delete keeps what is deleted for 7 days")
                    .endsWith("gs://photos --clear-soft-delete`"),
            line ->
                assertThat(line)
                    .contains("a retention policy lets nothing be deleted for 1 days")
                    .endsWith("gs://photos --clear-retention-period`"));
  }
}
