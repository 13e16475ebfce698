package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of a bucket. */
class S3SettingsTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Settings read(String... more) {
    Map<String, String> all = new HashMap<>(Map.of("I9CHAT_MEDIA", "s3"));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return SettingsReader.read(all, folder);
  }

  private S3Settings s3(String... more) {
    return (S3Settings) Objects.requireNonNull(read(more).adapters().bucket());
  }

  @Test
  void forAmazonABucketAndItsRegionAreEnough() {
    S3Settings s3 = s3("S3_BUCKET", "chat-media", "S3_REGION", "eu-central-1");
    assertThat(s3)
        .isEqualTo(
            new S3Settings("chat-media", null, "eu-central-1", false, null, null, "media/", null));
  }

  @Test
  void atAnEndpointTheBucketIsInThePathUnlessSaidOtherwise() {
    S3Settings s3 = s3("S3_BUCKET", "chat-media", "S3_ENDPOINT", "https://s3.example.org");
    assertThat(s3.pathStyle()).isTrue();
    assertThat(s3.region()).isEqualTo("us-east-1");
    assertThat(
            s3("S3_BUCKET", "abc", "S3_ENDPOINT", "https://a.org", "S3_PATH_STYLE", "false")
                .pathStyle())
        .isFalse();
  }

  @Test
  void withoutS3TheyMeanNothing() {
    Settings settings =
        SettingsReader.read(Map.of("S3_BUCKET", "chat-media", "S3_REGION", "x"), folder);
    assertThat(settings.adapters().bucket()).isNull();
    assertThat(settings.adapters().isMediaInFolder()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          S3_BUCKET     | a_b/c            | S3_BUCKET=a_b/c: must be the name of a bucket
          S3_BUCKET     | ''               | S3_BUCKET: must be set; I9CHAT_MEDIA=s3 needs it
          S3_REGION     | ''               | S3_REGION: must be set; buckets of Amazon S3 are in
          S3_REGION     | Frankfurt        | S3_REGION=Frankfurt: must be the name of a region
          S3_ENDPOINT   | s3.example.org   | S3_ENDPOINT=s3.example.org: must be a URL such as
          S3_ENDPOINT   | https://a.org/b  | S3_ENDPOINT=https://a.org/b: must be a URL such as
          S3_PATH_STYLE | yes              | S3_PATH_STYLE=yes: must be true or false
          S3_PREFIX     | media            | S3_PREFIX=media: must be letters, digits
          S3_PREFIX     | /media/          | S3_PREFIX=/media/: must be letters, digits
          S3_ACCESS_KEY | AKIA             | S3_SECRET_KEY: must be set; it belongs to S3_ACCESS_KEY
          S3_SECRET_KEY | hunter2          | S3_ACCESS_KEY: must be set; S3_SECRET_KEY belongs to it
          """)
  void aWrongOneIsNamedWithItsRule(String name, String value, String line) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read("S3_BUCKET", "chat-media", "S3_REGION", "eu-central-1", name, value))
        .withMessageStartingWith(line)
        .withMessageNotContaining("hunter2");
  }

  @Test
  void authoritiesOfItsOwnGoWithTls() {
    S3Settings s3 =
        s3("S3_BUCKET", "abc", "S3_ENDPOINT", "https://a.org", "S3_CA_FILE", "own/ca.pem");
    assertThat(s3.authorities()).isEqualTo(Path.of("own", "ca.pem").toAbsolutePath());
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(
            () -> s3("S3_BUCKET", "abc", "S3_ENDPOINT", "http://a.org", "S3_CA_FILE", "ca.pem"))
        .withMessageStartingWith("S3_CA_FILE, S3_ENDPOINT=http://a.org: without https");
  }

  @Test
  void aSecretInAFileIsNamedByItsFile() throws IOException {
    Files.writeString(folder.resolve("key"), "hunter2");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> s3("S3_BUCKET", "abc", "S3_REGION", "x", "S3_SECRET_KEY_FILE", "key"))
        .withMessage("S3_ACCESS_KEY: must be set; S3_SECRET_KEY_FILE belongs to it");
  }

  @Test
  void noKeyIsShown() {
    Settings settings =
        read(
            "S3_BUCKET", "chat-media",
            "S3_REGION", "eu-central-1",
            "S3_ACCESS_KEY", "AKIAKEY",
            "S3_SECRET_KEY", "hunter2");
    assertThat(settings.toString() + settings.adapters() + settings.adapters().bucket())
        .doesNotContain("AKIAKEY", "hunter2");
  }

  @ParameterizedTest
  @CsvSource({"https://media.example.org, true", "http://media.example.org, false"})
  void whatOthersMayBeServedWithIsReachedByTls(String endpoint, boolean safe) {
    Settings settings =
        read(
            "S3_BUCKET", "chat-media",
            "S3_ENDPOINT", endpoint,
            "I9CHAT_MODE", "production",
            "I9CHAT_PUBLIC_URL", "https://chat.example.org",
            "I9CHAT_ALLOW_INSECURE", "true");
    assertThat(Safety.check(settings).stream().noneMatch(line -> line.startsWith("S3_ENDPOINT")))
        .isEqualTo(safe);
  }
}
