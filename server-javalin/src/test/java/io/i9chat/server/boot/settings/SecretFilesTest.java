package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in files, and the one line that is said where that does not work. */
class SecretFilesTest {
  private static final Map<String, String> SMTP =
      Map.of(
          "I9CHAT_MAIL", "smtp",
          "SMTP_HOST", "mail.example.org",
          "SMTP_USERNAME", "chat",
          "MAIL_FROM", "chat@example.org");

  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Settings read(Map<String, String> environment) {
    return SettingsReader.read(environment, folder);
  }

  private Settings smtp(String key, String value) {
    Map<String, String> environment = new HashMap<>(SMTP);
    environment.put(key, value);
    return read(environment);
  }

  private static String password(Settings settings) {
    SmtpSettings smtp = Objects.requireNonNull(settings.adapters().smtp());
    return Objects.requireNonNull(smtp.login()).password();
  }

  @Test
  void whatHoldsAccessIsASecret() {
    assertThat(Arrays.stream(Setting.values()).filter(Setting::isSecret).map(Setting::key))
        .contains("I9CHAT_SECRET", "I9CHAT_SECRET_OLD", "NEO4J_PASSWORD", "SMTP_PASSWORD")
        .doesNotContain("SMTP_USERNAME", "I9CHAT_CONFIG");
    // The name of a setting never means the file of another, too.
    assertThat(Arrays.stream(Setting.values()).filter(Setting::isSecret).map(Setting::fileKey))
        .doesNotContainAnyElementsOf(Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "correct horse\n", "correct horse\r\n"})
  void aFileHoldsASecretWithoutItsLastLineBreak(String content) throws IOException {
    Files.writeString(folder.resolve("password"), content);

    assertThat(password(smtp("SMTP_PASSWORD_FILE", "password"))).isEqualTo("correct horse");
    assertThat(password(smtp("SMTP_PASSWORD_FILE", folder.resolve("password").toString())))
        .isEqualTo("correct horse");
  }

  @Test
  void nothingElseOfTheFileIsLeftOut() throws IOException {
    Files.writeString(folder.resolve("password"), " two\nlines \n\n");
    assertThat(password(smtp("SMTP_PASSWORD_FILE", "password"))).isEqualTo(" two\nlines \n");
  }

  @Test
  void everySecretMayBeInAFile() throws IOException {
    Files.writeString(folder.resolve("new"), "n".repeat(32));
    Files.writeString(folder.resolve("old"), "o".repeat(32));
    Files.writeString(folder.resolve("graph"), "graph");
    Settings settings =
        read(
            Map.of(
                "I9CHAT_SECRET_FILE", "new",
                "I9CHAT_SECRET_OLD_FILE", "old",
                "I9CHAT_STORE", "neo4j",
                "NEO4J_PASSWORD_FILE", "graph"));

    assertThat(Objects.requireNonNull(settings.secret()).bytes()).containsOnly('n');
    assertThat(Objects.requireNonNull(settings.olderSecret()).bytes()).containsOnly('o');
    assertThat(((Settings.Store.Neo4j) settings.store()).password()).isEqualTo("graph");
    assertThat(settings).asString().doesNotContain("nnnn", "oooo", "graph");
  }

  @Test
  void theFileMayBeNamedInThePropertiesFile() throws IOException {
    Files.writeString(folder.resolve("secret"), "s".repeat(32) + "\n");
    Files.writeString(folder.resolve("i9chat.properties"), "I9CHAT_SECRET_FILE=secret\n");
    assertThat(Objects.requireNonNull(read(Map.of()).secret()).bytes()).hasSize(32);
  }

  @Test
  void bothAreOneTooMany() throws IOException {
    Files.writeString(folder.resolve("secret"), "s".repeat(32));
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(
            () -> read(Map.of("I9CHAT_SECRET", "t".repeat(32), "I9CHAT_SECRET_FILE", "secret")))
        .withMessage("I9CHAT_SECRET, I9CHAT_SECRET_FILE: only one of the two may be set");
  }

  private void assertRefused(String key, String value, String line) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> smtp(key, value))
        .withMessage(line);
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithItsSetting() throws IOException {
    Files.createDirectory(folder.resolve("secrets"));
    assertRefused(
        "I9CHAT_SECRET_FILE",
        "secrets/nowhere",
        "I9CHAT_SECRET_FILE=secrets/nowhere: cannot be read: %s does not exist"
            .formatted(folder.resolve("secrets").resolve("nowhere")));
    Path absolute = folder.resolve("nowhere");
    assertRefused(
        "I9CHAT_SECRET_FILE",
        absolute.toString(),
        "I9CHAT_SECRET_FILE=%1$s: cannot be read: %1$s does not exist".formatted(absolute));
    Files.writeString(folder.resolve("empty"), "\n");
    assertRefused("I9CHAT_SECRET_FILE", "empty", "I9CHAT_SECRET_FILE=empty: the file is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "K7/MDENG+bPxRfiCYEXAMPLEKEY", "/bPxRfi/YEXAMPLEKEY"})
  void aSecretInThePlaceOfTheNameOfItsFileIsNotShown(String secret) {
    assertRefused(
        "SMTP_PASSWORD_FILE",
        secret,
        "SMTP_PASSWORD_FILE: must be the name of a file, and there is no such file");
  }

  @Test
  void theNameOfAFileInThePlaceOfASecretIsTold() throws IOException {
    String line = "SMTP_PASSWORD: is the name of a file; SMTP_PASSWORD_FILE takes that";
    Path file = Files.writeString(folder.resolve("password"), "correct horse");
    assertRefused("SMTP_PASSWORD", file.toString(), line);
    // It may be one that this user cannot see.
    assertRefused("SMTP_PASSWORD", folder.resolve("missing").toString(), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "/", "/7/MDENG+bPxRfiCYEXAMPLEKEY", "/K7MDENGbPxRfiCY"})
  void aSecretThatIsNoPathIsTakenAsItIs(String secret) throws IOException {
    Files.writeString(folder.resolve("password"), "correct horse");
    assertThat(password(smtp("SMTP_PASSWORD", secret))).isEqualTo(secret);
  }

  @Test
  void aShortSecretInAFileIsRefusedByTheNameOfItsFileWithoutShowingIt() throws IOException {
    Files.writeString(folder.resolve("secret"), "hunter2");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of("I9CHAT_SECRET_FILE", "secret")))
        .withMessage("I9CHAT_SECRET_FILE: must have at least 32 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"I9CHAT_PORT_FILE", "I9CHAT_PRODUCT_NAME_FILE"})
  void whatIsNoSecretHasNoFile(String key) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> read(Map.of(key, "file")))
        .withMessageStartingWith(key + ": there is no such setting");
  }
}
