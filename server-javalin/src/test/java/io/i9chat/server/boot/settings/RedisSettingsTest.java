package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.i9chat.adapter.redis.RedisConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Redis that servers share, and the one line that is said of each wrong setting. */
class RedisSettingsTest {
  private static final Map<String, String> SHARED =
      Map.of(
          "I9CHAT_BUS", "redis",
          "I9CHAT_STORE", "neo4j",
          "NEO4J_PASSWORD", "none",
          "I9CHAT_MEDIA", "bucket",
          "I9CHAT_SECRET", "0123456789abcdef0123456789abcdef");

  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Settings read(String... more) {
    Map<String, String> all = new HashMap<>(SHARED);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return SettingsReader.read(all, folder);
  }

  private RedisConfig redis(String... more) {
    return Objects.requireNonNull(read(more).adapters().redis());
  }

  @Test
  void withoutTheSettingAServerIsAlone() {
    assertThat(SettingsReader.read(Map.of(), folder).adapters().isShared()).isFalse();
    assertThat(redis().addresses()).containsExactly("127.0.0.1:6379");
    assertThat(redis().prefix()).isEqualTo("i9chat:");
    assertThatNoException().isThrownBy(() -> Safety.check(read()));
  }

  @Test
  void aServerIsReachedOverTlsWithAPasswordFromAFile() throws IOException {
    Files.writeString(folder.resolve("password"), "s3cret\n");
    RedisConfig config =
        redis(
            "REDIS_URL", "rediss://redis.example.org:6380/3",
            "REDIS_USERNAME", "chat",
            "REDIS_PASSWORD_FILE", "password",
            "REDIS_CA_FILE", "ca.pem",
            "REDIS_PREFIX", "two:");

    assertThat(config.tls()).isTrue();
    assertThat(config.database()).isEqualTo(3);
    assertThat(config.user()).isEqualTo("chat");
    assertThat(config.password()).isEqualTo("s3cret");
    assertThat(config.trust()).isEqualTo(Path.of("ca.pem").toAbsolutePath());
    assertThat(config.prefix()).isEqualTo("two:");
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @Test
  void severalHostsAreAClusterOrSentinels() {
    String hosts = "redis://one:7000,two:7000";
    assertThat(redis("REDIS_URL", hosts).cluster()).isTrue();
    assertThat(redis("REDIS_URL", hosts).addresses()).isEqualTo(List.of("one:7000", "two:7000"));
    assertThat(redis("REDIS_URL", "redis://one", "REDIS_CLUSTER", "true").cluster()).isTrue();
    RedisConfig watched = redis("REDIS_URL", hosts, "REDIS_SENTINEL_MASTER", "chat");
    assertThat(watched.cluster()).isFalse();
    assertThat(watched.master()).isEqualTo("chat");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I9CHAT_BUS            | kafka             | I9CHAT_BUS=kafka: must be process or redis
          REDIS_URL             | http://one        | REDIS_URL=http://one: a URL of Redis begins with redis:// or rediss://
          REDIS_URL             | redis://u:pw@h/a  | REDIS_URL=redis://…@h/a: the path of a URL of Redis is a number, not a
          REDIS_USERNAME        | chat              | REDIS_PASSWORD: must be set; it belongs to REDIS_USERNAME
          REDIS_CA_FILE         | ca.pem            | REDIS_CA_FILE=ca.pem: REDIS_URL must begin with rediss:// for it
          REDIS_CLUSTER         | maybe             | REDIS_CLUSTER=maybe: must be true or false
          REDIS_PREFIX          | {a}               | REDIS_PREFIX={a}: must be 1 to 40 letters, digits and ._:-
          REDIS_URI             | redis://one       | REDIS_URI: there is no such setting; did you mean REDIS_URL?
          """)
  void aWrongSettingIsOneLineThatNamesIt(String key, String value, String line) {
    // Names beside those that begin with I9CHAT_ are noticed in the file alone.
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> {
          Files.writeString(folder.resolve("i9chat.properties"), key + "=" + value + "\n");
          Map<String, String> others = new HashMap<>(SHARED);
          others.remove(key);
          SettingsReader.read(others, folder);
        })
        .withMessage(line);
  }

  @Test
  void whatContradictsIsOneLine() {
    assertFails(
        "REDIS_URL, REDIS_PASSWORD: only one of the two may say who logs in",
        "REDIS_URL",
        "redis://:other@one",
        "REDIS_PASSWORD",
        "s3cret");
    assertFails(
        "REDIS_CLUSTER, REDIS_SENTINEL_MASTER: only one of the two may be set, for Sentinels watch no Cluster",
        "REDIS_CLUSTER",
        "true",
        "REDIS_SENTINEL_MASTER",
        "chat");
    assertFails(
        "REDIS_CLUSTER=true: a Cluster has database 0 alone",
        "REDIS_CLUSTER",
        "true",
        "REDIS_URL",
        "redis://one/2");
  }

  private void assertFails(String line, String... more) {
    assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> read(more)).withMessage(line);
  }

  @Test
  void whatOnlyOneServerHasIsRefused() {
    assertRefused(
        "I9CHAT_BUS=redis: I9CHAT_STORE=sqlite is a file of one server; take a store that servers share, such as neo4j",
        "I9CHAT_STORE",
        "sqlite");
    assertRefused(
        "I9CHAT_BUS=redis: I9CHAT_MEDIA=folder is a folder of one server; take one that servers share, such as I9CHAT_MEDIA_DIR or a bucket",
        "I9CHAT_MEDIA",
        "folder");
    assertRefused(
        "I9CHAT_BUS=redis: I9CHAT_SECRET must be set, to one secret for all servers",
        "I9CHAT_SECRET",
        "");
  }

  private void assertRefused(String line, String... more) {
    Settings settings = read(more);
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Safety.check(settings))
        .withMessage(line);
  }
}
