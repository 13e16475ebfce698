package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an application takes along that names the dependencies of the page. */
class DependenciesOfAnEmbedderTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

  /** The artifacts that come along at run time: those of a pom, and of the modules it names. */
  private static void collect(String pom, Set<String> found) throws IOException {
    List<String> own = DEPENDENCY.matcher(pom).results().map(result -> result.group(1)).toList();
    for (String dependency : own) {
      String artifact = ARTIFACT.matcher(dependency).results().findFirst().orElseThrow().group(1);
      if (!dependency.contains("<scope>test</scope>") && found.add(artifact)) {
        Path module = Documents.root().resolve(artifact).resolve("pom.xml");
        if (Files.exists(module)) {
          // Only what the module itself depends on; its plugins and profiles bring nothing along.
          collect(Files.readString(module).replaceAll("(?s)<(build|profiles)>.*</\\1>", ""), found);
        }
      }
    }
  }

  @Test
  void areTheStoreItsDriverAndALoggingApi() throws IOException {
    String page =
        Documents.blocks(Documents.root().resolve("docs/embedding.md")).stream()
            .filter(block -> block.language().equals("xml"))
            .findFirst()
            .orElseThrow()
            .code();
    Set<String> found = new TreeSet<>();
    collect(page, found);

    assertThat(found)
        .containsExactly(
            "adapter-local",
            "adapter-sqlite",
            "chat-domain",
            "chat-ports",
            "jspecify",
            "slf4j-api",
            "sqlite-jdbc");
  }
}
