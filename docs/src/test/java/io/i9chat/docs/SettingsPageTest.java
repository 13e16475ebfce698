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

  private static String declared(MatchResult found) {
    String usual = found.group(2);
    String prefix = found.group(1).matches("(NEO4J|SMTP|MAIL)_.*") ? "" : "I9CHAT_";
    return prefix + found.group(1) + "=" + (usual == null ? "" : usual);
  }
}
