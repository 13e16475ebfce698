package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.LogCapture;
import io.i9chat.server.TestServer;
import io.i9chat.server.Uploads;
import io.i9chat.server.boot.settings.StartFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Media in a bucket elsewhere, from settings alone. */
abstract class BucketSuite extends MediaSuite {
  private final Supplier<Storage> storages;
  private final Storage storage;
  private final Map<String, String> settings;

  BucketSuite(Supplier<Storage> storages) {
    this.storages = storages;
    storage = storages.get();
    settings = storage.settings();
  }

  /** The setting that names the bucket. */
  abstract String bucketSetting();

  /** A setting, a wrong value of it, and how the line begins that it ends the start with. */
  abstract Stream<Arguments> wrongSettings();

  /** What no such line may show. */
  abstract List<String> secrets();

  /** How the command begins that lets pages of other origins in. */
  abstract String corsCommand();

  /** Sees that the upload of a file of this size is as the protocol of the store says. */
  abstract void assertProtocol(JsonNode upload, int size);

  @AfterAll
  void stopStorage() {
    storage.close();
  }

  @Override
  Map<String, String> settings() {
    return settings;
  }

  @Override
  boolean isStored(TestServer server, String media) {
    return storage.has(media);
  }

  /** The settings with another value for one. */
  private Map<String, String> with(String name, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(name, value);
    return changed;
  }

  private Answer announced(int size) {
    Api api = server().api(server().enrol(1).getFirst());
    return Uploads.announce(api, "file", "application/zip", size);
  }

  @Test
  void aClientIsToldToUploadToTheBucketItself() {
    JsonNode upload = announced(1_000).at("upload");
    assertThat(upload.get("url").asString())
        .startsWith(storage.address() + "/" + Storage.BUCKET + "/");
    assertProtocol(upload, 1_000);
  }

  @Test
  void aSecondUploadOfAnObjectIsRefused() {
    Answer announced = announced(9);
    assertThat(Uploads.send(announced, new byte[9]).statusCode()).isEqualTo(200);
    assertThat(Uploads.send(announced, new byte[9]).statusCode()).isEqualTo(412);
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void aWrongSettingEndsTheStartWithOneLineThatNamesIt(String name, String value, String line) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> TestServer.start(with(name, value)).close())
        .withMessageStartingWith(line)
        .withMessageNotContaining("\n")
        .withMessageNotContainingAny(secrets().toArray(String[]::new));
  }

  @Test
  void whatPagesLackIsLoggedWithTheCommandThatMendsIt() {
    String page = "https://app.example.org";
    try (LogCapture log = LogCapture.ofAll();
        TestServer server = TestServer.start(with("I9CHAT_ALLOWED_ORIGINS", page))) {
      assertThat(server.port()).isPositive();
      assertThat(log.messages())
          .anyMatch(line ->
              line.startsWith(bucketSetting() + "=" + Storage.BUCKET)
                  && line.contains(page)
                  && line.contains(corsCommand()));
    }
  }

  @Test
  void whenTheStorageIsGoneCallsAreUnavailableAndTheServerLives() {
    try (Storage own = storages.get();
        TestServer server = TestServer.start(own.settings())) {
      Api api = server.api(server.enrol(1).getFirst());
      String media = Uploads.upload(api, "picture", "image/jpeg", Uploads.jpeg(5_000));
      own.end();
      Answer refused = api.send("PATCH", "/me", Map.of("picture", Map.of("media", media)));
      assertThat(refused.code()).isEqualTo("unavailable");
      assertThat(api.get("/me").status()).isEqualTo(200);
    }
  }
}
