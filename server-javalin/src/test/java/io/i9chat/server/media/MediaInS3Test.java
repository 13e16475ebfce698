package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.i9chat.server.TestServer;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.JsonNode;

/** Media in a bucket of a server that speaks S3. */
class MediaInS3Test extends BucketSuite {
  private static final String OTHER_SECRET = "hunter2hunter2";

  @TempDir Path folder;

  MediaInS3Test() {
    super(S3Process::start);
  }

  @Override
  String bucketSetting() {
    return "S3_BUCKET";
  }

  @Override
  String corsCommand() {
    return "aws s3api put-bucket-cors";
  }

  @Override
  List<String> secrets() {
    return List.of(OTHER_SECRET, settings().getOrDefault("S3_SECRET_KEY", ""));
  }

  @Override
  Stream<Arguments> wrongSettings() {
    String nowhere = "http://127.0.0.1:1";
    return Stream.of(
        arguments("S3_BUCKET", "other-bucket", "S3_BUCKET=other-bucket: there is no such bucket"),
        arguments("S3_ACCESS_KEY", "AKIAOTHER", "S3_ACCESS_KEY: is not known at"),
        arguments("S3_SECRET_KEY", OTHER_SECRET, "S3_SECRET_KEY: is not the secret of the access"),
        arguments("S3_REGION", "us-west-2", "S3_REGION=us-west-2: the bucket is in another region"),
        arguments("S3_ENDPOINT", nowhere, "S3_ENDPOINT=" + nowhere + ": " + nowhere + " cannot"));
  }

  @Override
  void assertProtocol(JsonNode upload, int size) {
    assertThat(upload.get("protocol").asString()).isEqualTo("put");
    assertThat(upload.get("method").asString()).isEqualTo("PUT");
    assertThat(upload.get("headers").propertyNames())
        .containsExactlyInAnyOrder("Content-Type", "If-None-Match");
  }

  @Test
  void aWrongSecretInAFileIsNamedByTheSettingOfTheFile() throws IOException {
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.remove("S3_SECRET_KEY");
    Path file = Files.writeString(folder.resolve("key"), OTHER_SECRET + "\n");
    wrong.put("S3_SECRET_KEY_FILE", file.toString());
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> TestServer.start(wrong).close())
        .withMessageStartingWith("S3_SECRET_KEY_FILE: is not the secret of the access key")
        .withMessageNotContainingAny("\n", OTHER_SECRET);
  }
}
