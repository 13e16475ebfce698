package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, and the one line that is said of each wrong one. */
class SettingsReaderTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Settings read(Map<String, String> environment) {
    return SettingsReader.read(environment, folder);
  }

  @Test
  void withoutAnySettingItIsADevelopersServer() {
    Settings settings = read(Map.of("PATH", "/bin", "I9", "no setting"));

    assertThat(settings.mode()).isEqualTo(Mode.DEVELOPMENT);
    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().port()).isEqualTo(8000);
    assertThat(settings.http().publicUrl()).isNull();
    assertThat(settings.rateLimits()).isTrue();
    assertThat(settings.secret()).isNull();
    assertThat(settings.data().getFileName()).hasToString("data");
    assertThat(settings.logging()).isEqualTo(LogSettings.DEFAULT);
    assertThat(Safety.check(settings)).isEmpty();
  }

  @Test
  void theFileIsReadAndTheEnvironmentWins() throws IOException {
    Files.writeString(
        folder.resolve("i9chat.properties"), "I9CHAT_PORT=9000\nI9CHAT_RATE_LIMITS=off\n");
    Settings settings = read(Map.of("I9CHAT_PORT", "9001"));

    assertThat(settings.http().port()).isEqualTo(9001);
    assertThat(settings.rateLimits()).isFalse();
  }

  @Test
  void aNamedFileMustBeThere() throws IOException {
    Files.writeString(folder.resolve("my.properties"), "I9CHAT_PORT=9000\n");
    assertThat(read(Map.of("I9CHAT_CONFIG", "my.properties")).http().port()).isEqualTo(9000);
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of("I9CHAT_CONFIG", "your.properties")))
        .withMessageStartingWith("I9CHAT_CONFIG: cannot read your.properties")
        .withMessageEndingWith("does not exist");
  }

  @Test
  void whatStandsTwiceInTheFileIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("i9chat.properties"), "I9CHAT_MEDIA=s3\nS3_BUCKET=b\nI9CHAT_MEDIA=folder\n");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of()))
        .withMessage("I9CHAT_MEDIA: is set twice in the file of settings");
  }

  @Test
  void whatIsWrongWithAFileIsSaidWithoutNamesOfClasses() throws IOException {
    Files.write(folder.resolve("latin.properties"), new byte[] {'a', '=', (byte) 0xe9, '\n'});
    Files.writeString(folder.resolve("escape.properties"), "a=\\u00zz\n");
    Files.createDirectory(folder.resolve("folder.properties"));
    for (String name : new String[] {"latin", "escape", "folder", "missing"}) {
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> read(Map.of("I9CHAT_CONFIG", name + ".properties")))
          .withMessageStartingWith("I9CHAT_CONFIG: cannot read " + name)
          .withMessageNotContainingAny("Exception", "java.");
    }
  }

  @Test
  void anIpv6HostMayStandInBrackets() {
    Settings settings = read(Map.of("I9CHAT_HOST", "[::1]"));

    assertThat(settings.http().host()).isEqualTo("::1");
    assertThat(Safety.check(settings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I9CHAT_PORT            | eighty       | must be a number from 0 to 65535
          I9CHAT_PORT            | 65536        | must be a number from 0 to 65535
          I9CHAT_PORT            | -1           | must be a number from 0 to 65535
          I9CHAT_MODE            | test         | must be one of [development, production]
          I9CHAT_STORE           | Oracle       | must be the name of an adapter in lower case, such as neo4j, sqlite
          I9CHAT_MAIL            | smtp://a     | must be the name of an adapter in lower case, such as outbox, smtp
          I9CHAT_MEDIA           | s3!          | must be the name of an adapter in lower case, such as folder, gcs, s3
          I9CHAT_MEDIA_DIR       | media        | must be the absolute path of a folder
          I9CHAT_RATE_LIMITS     | perhaps      | must be on or off
          I9CHAT_LOG_LEVEL       | loud         | must be trace, debug, info, warn, error or off
          I9CHAT_LOG_LEVEL       | info,access  | must be trace, debug, info, warn, error or off
          I9CHAT_LOG_LEVEL       | access=info  | must be trace, debug, info, warn, error or off
          I9CHAT_LOG_LEVEL       | info,a=b     | must be trace, debug, info, warn, error or off
          I9CHAT_LOG_FORMAT      | xml          | must be text or json
          I9CHAT_ALLOW_INSECURE  | yes          | must be true or false
          I9CHAT_PUBLIC_URL      | example.org  | must be a URL such as
          I9CHAT_PUBLIC_URL      | ftp://a.org  | must be a URL such as
          I9CHAT_PUBLIC_URL      | https://a/b  | must be a URL such as
          I9CHAT_ALLOWED_ORIGINS | *            | must be a URL such as
          I9CHAT_TRUSTED_PROXIES | proxy.local  | must be addresses, or blocks such as 10.0.0.0/8
          I9CHAT_ALLOWED_HOSTS | chat.local:8000  | must be names such as chat.example.org, without port
          I9CHAT_ALLOWED_HOSTS | https://chat.local | must be names such as chat.example.org, without port
          """)
  void aWrongValueIsNamedWithItsRule(String key, String value, String rule) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of(key, value)))
        .withMessageStartingWith(key + "=" + value + ": " + rule);
  }

  @Test
  void aShortSecretIsRefusedWithoutShowingIt() {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of("I9CHAT_SECRET", "hunter2")))
        .withMessageContaining("I9CHAT_SECRET")
        .withMessageContaining("32 bytes")
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void aMistypedNameIsToldTheNearest() {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of("I9CHAT_PROT", "80")))
        .withMessage("I9CHAT_PROT: there is no such setting; did you mean I9CHAT_PORT?");
  }

  @ParameterizedTest
  @CsvSource({
    "I9CHAT_PROT, did you mean I9CHAT_PORT?",
    "SMPT_HOST, did you mean SMTP_HOST?",
    "S3_BUKET, did you mean S3_BUCKET?",
    "SMTP_USER, did you mean SMTP_USERNAME?",
    "SMTP_PASSWORD_FIEL, did you mean SMTP_PASSWORD_FILE?",
    "s3_bucket, --help lists those there are",
    "AWS_PROFILE, --help lists those there are"
  })
  void whatIsNoSettingIsRefusedInTheFile(String name, String then) throws IOException {
    Files.writeString(folder.resolve("i9chat.properties"), "I9CHAT_PORT=9000\n" + name + "=x\n");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of()))
        .withMessage(name + ": there is no such setting; " + then);
  }

  @Test
  void developmentListensOnLoopbackOnly() {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Safety.check(read(Map.of("I9CHAT_HOST", "0.0.0.0"))))
        .withMessageContaining("I9CHAT_HOST=0.0.0.0");
    for (String host : new String[] {"localhost", "127.0.0.2", "::1"}) {
      assertThat(Safety.check(read(Map.of("I9CHAT_HOST", host)))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "I9CHAT_PUBLIC_URL, http://chat.example.org, I9CHAT_PUBLIC_URL",
    "I9CHAT_PUBLIC_URL, '', I9CHAT_PUBLIC_URL",
    "I9CHAT_RATE_LIMITS, off, I9CHAT_RATE_LIMITS",
    "I9CHAT_HOST, 0.0.0.0, mailer"
  })
  void productionRefusesWhatIsNotSafe(String key, String value, String named) {
    Map<String, String> environment = new java.util.HashMap<>();
    environment.put("I9CHAT_MODE", "production");
    environment.put("I9CHAT_PUBLIC_URL", "https://chat.example.org");
    environment.put(key, value);

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Safety.check(read(environment)))
        .withMessageContaining(named);
    environment.put("I9CHAT_ALLOW_INSECURE", "true");
    assertThat(Safety.check(read(environment))).anyMatch(line -> line.contains(named));
  }
}
