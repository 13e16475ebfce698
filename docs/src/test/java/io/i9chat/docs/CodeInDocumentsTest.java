package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodeInDocumentsTest {
  private static final String EMBEDDING = "docs/embedding.md";

  private static List<Documents.Block> blocks() {
    return Documents.all().stream().flatMap(file -> Documents.blocks(file).stream()).toList();
  }

  @Test
  void everyBlockOfJavaIsCodeThatIsCompiledAndTested() {
    List<Documents.Block> java =
        blocks().stream().filter(block -> block.language().equals("java")).toList();
    assertThat(java).hasSizeGreaterThan(3);
    assertThat(java).allSatisfy(block -> assertThat(block.source()).as("%s", block).isNotNull());
  }

  @Test
  void everyBlockThatNamesItsSourceEqualsIt() {
    assertThat(blocks().stream().filter(block -> block.source() != null))
        .allSatisfy(block ->
            assertThat(block.code())
                .as("%s", block)
                .isEqualTo(source(String.valueOf(block.source()))));
  }

  private static String source(String source) {
    int hash = source.indexOf('#');
    if (hash < 0) {
      return Documents.text(source).strip();
    }
    String region = source.substring(hash + 1);
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Documents.text(source.substring(0, hash)).lines().toList()) {
      if (line.strip().equals("// [end:" + region + "]")) {
        return String.join("\n", lines).stripIndent();
      }
      if (inside) {
        lines.add(line);
      }
      inside |= line.strip().equals("// [start:" + region + "]");
    }
    throw new AssertionError(source + " has no such region");
  }

  @Test
  void theCoordinatesToEmbedAreThoseOfTheModules() {
    Path root = Documents.root();
    String version = firstMatch("<version>([^<]+)</version>", Documents.text("pom.xml"));
    List<Documents.Block> poms =
        Documents.blocks(root.resolve(EMBEDDING)).stream()
            .filter(block -> block.language().equals("xml"))
            .toList();
    assertThat(poms).isNotEmpty();
    assertThat(poms)
        .allSatisfy(block -> {
          assertThat(all("<groupId>(io[^<]+)</groupId>", block.code())).containsOnly("io.i9chat");
          assertThat(all("<version>([^<]+)</version>", block.code())).containsOnly(version);
          assertThat(all("<artifactId>([^<]+)</artifactId>", block.code()))
              .allSatisfy(module -> assertThat(root.resolve(module).resolve("pom.xml")).exists());
        });
  }

  private static String firstMatch(String pattern, String text) {
    return all(pattern, text).getFirst();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
