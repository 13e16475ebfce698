package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeInDocumentsTest {
  private static final String EMBEDDING = "docs/embedding.md";
  private static final String EMBEDDER = "docs/src/it/own-users/pom.xml";

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
      if (isMark("end", region, line)) {
        return String.join("\n", lines).stripTrailing().stripIndent();
      }
      if (inside) {
        lines.add(line);
      }
      inside |= isMark("start", region, line);
    }
    throw new AssertionError(source + " has no such region");
  }

  /** Whether a line of Java or XML is the comment that begins or ends a region. */
  private static boolean isMark(String mark, String region, String line) {
    String name = "[" + mark + ":" + region + "]";
    return line.strip().equals("// " + name) || line.strip().equals("<!-- " + name + " -->");
  }

  /** The project itself is built by make test-embedding. */
  @Test
  void theDependenciesToEmbedAreThoseOfAProjectThatIsBuilt() {
    assertThat(
            Documents.blocks(Documents.root().resolve(EMBEDDING)).stream()
                .filter(block -> block.language().equals("xml"))
                .map(block -> String.valueOf(block.source())))
        .hasSizeGreaterThan(2)
        .allMatch(source -> source.startsWith(EMBEDDER + "#"));
  }
}
