package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.adapter.s3.S3Bucket;
import io.i9chat.ports.model.MediaId;
import io.i9chat.server.Answer;
import io.i9chat.server.LogCapture;
import io.i9chat.server.TestServer;
import io.i9chat.server.Uploads;
import io.i9chat.server.boot.settings.StartFailure;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Media in a bucket of a server that speaks S3, from settings alone. */
class MediaInS3Test extends MediaSuite {
  private final S3Process s3 = S3Process.start();
  private final Map<String, String> settings = s3.settings();

  @AfterAll
  void stopS3() {
    s3.close();
  }

  @Override
  Map<String, String> settings() {
    return settings;
  }

  /** The settings, one of them another. */
  private Map<String, String> with(String name, String value) {
    Map<String, String> others = new HashMap<>(settings);
    others.put(name, value);
    return others;
  }

  @Override
  boolean isStored(TestServer server, String media) {
    try (S3Bucket bucket = S3Process.bucket(settings)) {
      return bucket.media().find(MediaId.parse(media)).isPresent();
    }
  }

  @Test
  void aClientIsToldToPutTheBytesIntoTheBucket() {
    Answer announced =
        Uploads.announce(server().api(server().enrol()), "file", "application/zip", 1_000);
    assertThat(announced.at("upload").get("protocol").asString()).isEqualTo("put");
    assertThat(announced.at("upload").get("method").asString()).isEqualTo("PUT");
    assertThat(announced.at("upload").get("url").asString())
        .startsWith(settings.get("S3_ENDPOINT") + "/" + settings.get("S3_BUCKET") + "/");
    assertThat(announced.at("upload").get("headers").propertyNames())
        .containsExactlyInAnyOrder("Content-Type", "If-None-Match");
  }

  @Test
  void aSecondUploadOfAnObjectIsRefused() {
    Answer announced =
        Uploads.announce(server().api(server().enrol()), "file", "application/zip", 9);
    assertThat(Uploads.send(announced, new byte[9]).statusCode()).isEqualTo(200);
    assertThat(Uploads.send(announced, new byte[9]).statusCode()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource({
    "S3_BUCKET, other-bucket, S3_BUCKET=other-bucket: there is no such bucket",
    "S3_ACCESS_KEY, AKIAOTHER, S3_ACCESS_KEY: is not known at",
    "S3_SECRET_KEY, hunter2hunter2, S3_SECRET_KEY: is not the secret of the access key",
    "S3_REGION, us-west-2, S3_REGION=us-west-2: the bucket is in another region",
    "S3_ENDPOINT, http://127.0.0.1:1, S3_ENDPOINT=http://127.0.0.1:1: http://127.0.0.1:1 cannot be"
  })
  void aWrongSettingEndsTheStartWithOneLineThatNamesIt(String name, String value, String line) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> TestServer.start(with(name, value)).close())
        .withMessageStartingWith(line)
        .withMessageNotContainingAny("\n", "hunter2", settings.get("S3_SECRET_KEY"));
  }

  @Test
  void whatPagesLackIsLoggedWithTheCommandThatMendsIt() {
    try (LogCapture log = LogCapture.ofAll();
        TestServer server =
            TestServer.start(with("I9CHAT_ALLOWED_ORIGINS", "https://app.example.org"))) {
      assertThat(server.port()).isPositive();
      assertThat(log.messages())
          .anyMatch(line ->
              line.startsWith("S3_BUCKET=" + settings.get("S3_BUCKET"))
                  && line.contains("https://app.example.org")
                  && line.contains("aws s3api put-bucket-cors"));
    }
  }

  @Test
  void whenTheBucketIsGoneCallsAreUnavailableAndTheServerLives() {
    try (Relay relay = Relay.to(URI.create(settings.getOrDefault("S3_ENDPOINT", "")));
        TestServer server = TestServer.start(with("S3_ENDPOINT", relay.address().toString()))) {
      var api = server.api(server.enrol());
      String media = Uploads.upload(api, "picture", "image/jpeg", Uploads.jpeg(5_000));
      relay.end();
      Answer refused = api.send("PATCH", "/me", Map.of("picture", Map.of("media", media)));
      assertThat(refused.code()).isEqualTo("unavailable");
      assertThat(api.get("/me").status()).isEqualTo(200);
    }
  }
}
