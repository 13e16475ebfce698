package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.server.Answer;
import io.i9chat.server.LogCapture;
import io.i9chat.server.TestServer;
import io.i9chat.server.Uploads;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.standin.gcs.GoogleStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Media in a bucket of what speaks for Google Cloud Storage, from settings alone. */
class MediaInGoogleCloudTest extends MediaSuite {
  private static final String BUCKET = "chat-media";

  private final Path folder = temporary();
  private final GoogleStandIn google = standIn();
  private final Map<String, String> settings = settings(google);

  private static Path temporary() {
    try {
      return Files.createTempDirectory("i9chat-google");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private GoogleStandIn standIn() {
    try {
      GoogleStandIn google = GoogleStandIn.start(folder, InstantSource.system());
      google.bucket(BUCKET);
      return google;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Map<String, String> settings(GoogleStandIn google) {
    try {
      Path key = folder.resolve("key" + google.address().getPort() + ".json");
      google.account("chat").writeKey(key, google.tokens());
      return Map.of(
          "I9CHAT_MEDIA",
          "gcs",
          "GCS_BUCKET",
          BUCKET,
          "GCS_CREDENTIALS",
          key.toString(),
          "GCS_HOST",
          google.address().toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @AfterAll
  void stopGoogle() throws IOException {
    google.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Override
  Map<String, String> settings() {
    return settings;
  }

  @Override
  boolean isStored(TestServer server, String media) {
    return google.bucketOf(BUCKET).has("media/" + media);
  }

  private Answer announced(int size) {
    return Uploads.announce(server().api(server().enrol()), "file", "application/zip", size);
  }

  @Test
  void aClientIsToldToUploadToTheBucketItself() {
    Answer announced = announced(1_000);
    assertThat(announced.at("upload").get("protocol").asString()).isEqualTo("resumable");
    assertThat(announced.at("upload").get("method").asString()).isEqualTo("POST");
    assertThat(announced.at("upload").get("url").asString())
        .startsWith(google.address() + "/" + BUCKET + "/media/" + announced.text("mediaId") + "?");
    assertThat(announced.at("upload").get("headers").get("x-upload-content-length").asString())
        .isEqualTo("1000");
  }

  @Test
  void aSecondUploadOfAnObjectIsRefused() {
    Answer announced = announced(9);
    assertThat(Uploads.send(announced, new byte[9]).statusCode()).isEqualTo(200);
    assertThat(Uploads.send(announced, new byte[9]).statusCode()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource({
    "GCS_BUCKET, other-bucket, GCS_BUCKET=other-bucket: there is no such bucket",
    "GCS_CREDENTIALS, /none.json, GCS_CREDENTIALS=/none.json: there is no such file",
    "GCS_HOST, http://127.0.0.1:1, GCS_HOST=http://127.0.0.1:1: it cannot be reached",
    "GCS_IMPERSONATE, a b, GCS_IMPERSONATE=a b: must be the e-mail of a service account"
  })
  void aWrongSettingEndsTheStartWithOneLineThatNamesIt(String name, String value, String line) {
    Map<String, String> wrong = new HashMap<>(settings);
    wrong.put(name, value);
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> TestServer.start(wrong).close())
        .withMessageStartingWith(line)
        .withMessageNotContainingAny("\n", "PRIVATE");
  }

  @Test
  void whatPagesLackIsLoggedWithTheCommandThatMendsIt() {
    Map<String, String> pages = new HashMap<>(settings);
    pages.put("I9CHAT_ALLOWED_ORIGINS", "https://app.example.org");
    try (LogCapture log = LogCapture.ofAll();
        TestServer server = TestServer.start(pages)) {
      assertThat(server.port()).isPositive();
      assertThat(log.messages())
          .anyMatch(line ->
              line.startsWith("GCS_BUCKET=" + BUCKET)
                  && line.contains("https://app.example.org")
                  && line.contains("gcloud storage buckets update gs://chat-media --cors-file"));
    }
  }

  /** Before the test does, which ends it once more. */
  private static void end(GoogleStandIn storage) {
    storage.close();
  }

  @Test
  void whenTheStorageIsGoneCallsAreUnavailableAndTheServerLives() {
    try (GoogleStandIn own = standIn();
        TestServer server = TestServer.start(settings(own))) {
      var api = server.api(server.enrol());
      String media = Uploads.upload(api, "picture", "image/jpeg", Uploads.jpeg(5_000));
      end(own);
      Answer refused = api.send("PATCH", "/me", Map.of("picture", Map.of("media", media)));
      assertThat(refused.code()).isEqualTo("unavailable");
      assertThat(api.get("/me").status()).isEqualTo(200);
    }
  }
}
