package io.i9chat.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.boot.settings.Safety;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SettingsReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the settings that operators are given a server starts in production, and is safe. */
class ExampleSettingsTest {
  private static final Pattern ENVIRONMENT = Pattern.compile("(?m)^      ([A-Z0-9_]+): (.*)$");

  @TempDir Path folder;

  private static Map<String, String> lines(String file) throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(Proxy.configuration(file, Map.of())));
    Map<String, String> lines = new HashMap<>();
    read.forEach((name, value) -> lines.put(name.toString(), value.toString()));
    return lines;
  }

  /** What a compose file sets for the server: up to where the next container begins. */
  private static Map<String, String> environment(String file, String next) {
    String text = Proxy.configuration(file, Map.of());
    Matcher set = ENVIRONMENT.matcher(text.substring(0, text.indexOf("\n  " + next + ":\n")));
    Map<String, String> environment = new HashMap<>();
    while (set.find()) {
      environment.put(set.group(1), set.group(2).replace("\"", ""));
    }
    environment.computeIfPresent(
        "I9CHAT_PUBLIC_URL", (name, url) -> url.replaceAll("\\$\\{.*}", "chat.example.org"));
    return environment;
  }

  /** Reads settings whose files of secrets are there. */
  private Settings read(Map<String, String> values) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "0123456789".repeat(5));
    values.replaceAll((name, value) -> name.endsWith("_FILE") ? secret.toString() : value);
    return SettingsReader.read(values, folder);
  }

  @Test
  void ofTheServiceOfSystemd() throws IOException {
    Settings settings = read(lines("systemd/i9chat.properties"));

    assertThat(settings.isProduction()).isTrue();
    assertThat(Safety.check(settings)).isEmpty();
    assertThat(settings.http().proxies()).hasSize(1);
  }

  @Test
  void ofTheComposeFiles() throws IOException {
    Map<String, String> values = lines("docker/i9chat.env.example");
    values.put("I9CHAT_MODE", "production");
    values.put("I9CHAT_HOST", "0.0.0.0");
    values.putAll(environment("docker/compose.yaml", "caddy"));
    Settings onSqlite = read(values);
    assertThat(Safety.check(onSqlite)).isEmpty();
    assertThat(onSqlite.http().proxies()).hasSize(1);

    values.putAll(environment("docker/compose.neo4j.yaml", "neo4j"));
    Settings onNeo4j = read(values);
    assertThat(Safety.check(onNeo4j)).isEmpty();
    assertThat(onNeo4j.store()).isInstanceOf(Settings.Store.Neo4j.class);

    values.putAll(environment("docker/compose.several.yaml", "valkey"));
    Settings ofTwo = read(values);
    assertThat(Safety.check(ofTwo)).isEmpty();
    assertThat(ofTwo.adapters().isShared()).isTrue();
    values.keySet().removeIf(name -> name.startsWith("REDIS_") || name.startsWith("NEO4J_"));
    values.putAll(environment("docker/compose.several.yaml", "caddy"));
    assertThat(Safety.check(read(values))).isEmpty();
    assertThat(read(values)).as("the second one").hasToString(ofTwo.toString());
  }

  @Test
  void ofTheChartForKubernetes() throws IOException {
    Map<String, String> values = new HashMap<>(Map.of("I9CHAT_MODE", "production"));
    Pattern setting = Pattern.compile("(?m)^  ([A-Z0-9_]+): (.*)$");
    Pattern secret = Pattern.compile("(?m)^    - ([A-Z0-9_]+)$");
    String text = Proxy.configuration("helm/i9chat/values.yaml", Map.of());
    setting
        .matcher(text)
        .results()
        .forEach(set -> values.put(set.group(1), set.group(2).replace("\"", "")));
    secret.matcher(text).results().forEach(key -> values.put(key.group(1) + "_FILE", "secret"));

    Settings settings = read(values);
    assertThat(Safety.check(settings)).isEmpty();
    assertThat(settings.adapters().isShared()).isTrue();
    assertThat(values).containsKeys("SMTP_PASSWORD_FILE", "NEO4J_PASSWORD_FILE");
  }
}
