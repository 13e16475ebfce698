package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.JsonNode;

/** Media in a bucket of what speaks for Google Cloud Storage. */
class MediaInGoogleCloudTest extends BucketSuite {
  MediaInGoogleCloudTest() {
    super(GoogleStorage::start);
  }

  @Override
  String bucketSetting() {
    return "GCS_BUCKET";
  }

  @Override
  String corsCommand() {
    return "gcloud storage buckets update gs://chat-media --cors-file";
  }

  @Override
  List<String> secrets() {
    return List.of("PRIVATE");
  }

  @Override
  Stream<Arguments> wrongSettings() {
    String nowhere = "http://127.0.0.1:1";
    return Stream.of(
        arguments("GCS_BUCKET", "other-bucket", "GCS_BUCKET=other-bucket: there is no such bucket"),
        arguments(
            "GCS_CREDENTIALS", "/none.json", "GCS_CREDENTIALS=/none.json: there is no such file"),
        arguments("GCS_HOST", nowhere, "GCS_HOST=" + nowhere + ": it cannot be reached"),
        arguments(
            "GCS_IMPERSONATE", "a b", "GCS_IMPERSONATE=a b: must be the e-mail of a service"));
  }

  @Override
  void assertProtocol(JsonNode upload, int size) {
    assertThat(upload.get("protocol").asString()).isEqualTo("resumable");
    assertThat(upload.get("method").asString()).isEqualTo("POST");
    assertThat(upload.get("headers").get("x-upload-content-length").asString())
        .isEqualTo(Integer.toString(size));
  }
}
