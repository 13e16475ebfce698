package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final String SETTINGS =
      "server-javalin/src/main/java/io/i9chat/server/boot/settings/Setting.java";
  private static final Pattern CONSTANT =
      Pattern.compile("(?m)^  ([A-Z][A-Z0-9_]*)\\(\\s*(?:null|\"([^\"]*)\")\\s*,");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?m)^  ([A-Z][A-Z0-9_]*)\\((?:null|\"[^\"]*\"|[\\s,])*,\\s*Secrecy\\.SECRET\\)");

  @Test
  void thePageHasEverySettingOfTheServerWithItsDefault() {
    List<String> declared =
        CONSTANT
            .matcher(Documents.text(SETTINGS))
            .results()
            .map(SettingsPageTest::declared)
            .toList();
    List<String> listed =
        Documents.table("docs/settings.md", "All settings").stream()
            .skip(1)
            .map(row -> row.get(0).replace("`", "") + "=" + row.get(1).replace("`", ""))
            .toList();
    assertThat(declared).hasSizeGreaterThan(8);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void thePageSaysWhichAreSecrets() {
    List<String> declared =
        SECRET
            .matcher(Documents.text(SETTINGS))
            .results()
            .map(found -> key(found.group(1)))
            .toList();
    List<String> listed =
        Documents.table("docs/settings.md", "All settings").stream()
            .filter(row -> row.get(2).contains("[a secret](#secrets-in-files)"))
            .map(row -> row.get(0).replace("`", ""))
            .toList();
    assertThat(declared).hasSizeGreaterThan(3);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(declared);
  }

  private static String declared(MatchResult found) {
    String usual = found.group(2);
    return key(found.group(1)) + "=" + (usual == null ? "" : usual);
  }

  private static String key(String name) {
    return (name.matches("(NEO4J|S3|GCS|SMTP|MAIL|REDIS)_.*") ? "" : "I9CHAT_") + name;
  }
}
