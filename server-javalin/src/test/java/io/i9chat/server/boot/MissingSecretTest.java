package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.server.boot.settings.SettingsReader;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose secret or database is missing is refused, and stays as it is. */
class MissingSecretTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Path file(String name) {
    return folder.resolve("data").resolve(name);
  }

  private Wiring start(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("I9CHAT_PORT", "0");
    environment.put("I9CHAT_ADMIN_PORT", "off");
    environment.put("I9CHAT_DATA", folder.resolve("data").toString());
    return Wiring.start(SettingsReader.read(environment, folder), line -> {});
  }

  private Map<String, Integer> content() throws IOException {
    Map<String, Integer> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        content.put(each.toString(), Arrays.hashCode(Files.readAllBytes(each)));
      }
    }
    return content;
  }

  private void isRefused(String... parts) throws IOException {
    Map<String, Integer> before = content();
    assertThatThrownBy(() -> start(Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aMissingSecretIsNamedAndNoneIsMade() throws IOException {
    start(Map.of()).close();
    String secret = Files.readString(file("secret"));
    Files.delete(file("secret"));
    isRefused(file("secret") + " is missing", "I9CHAT_SECRET");

    start(Map.of("I9CHAT_SECRET", secret.strip())).close();
    assertThat(file("secret")).doesNotExist();
    Files.writeString(file("secret"), secret);
    start(Map.of()).close();
  }

  @Test
  void aMissingDatabaseBesideASecretAndMediaIsNamed() throws IOException {
    start(Map.of()).close();
    Files.delete(file("i9chat.db"));
    isRefused("i9chat.db", "missing", "\"new\"");
    Files.delete(file("secret"));
    isRefused("i9chat.db", "missing", "\"new\"");
    Files.writeString(file("store"), "new");
    start(Map.of()).close();
    assertThat(file("secret")).exists();
    assertThat(file("secret.new")).doesNotExist();
  }

  @Test
  void theSecretOfAStartThatWasKilledHalfWayIsGoneOnWith() throws IOException {
    start(Map.of()).close();
    Files.move(file("secret"), file("secret.new"));
    start(Map.of()).close();
    assertThat(file("secret")).exists();

    Files.move(file("secret"), file("aside"));
    Files.writeString(file("secret.new"), "another one of more than thirty-two bytes");
    assertThatThrownBy(() -> start(Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file("secret") + " is missing");
    assertThat(file("secret.new")).doesNotExist();
  }
}
