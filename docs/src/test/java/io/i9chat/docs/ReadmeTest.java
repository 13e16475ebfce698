package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final String PORTS = "chat-ports/src/main/java/io/i9chat/ports";
  private static final List<String> MODULES =
      List.of(
          "port-tck",
          "adapter-sqlite",
          "adapter-neo4j",
          "adapter-local",
          "adapter-auth",
          "adapter-mail",
          "adapter-s3",
          "adapter-gcs",
          "adapter-redis");

  @Test
  void theTableSaysWhichClassServesWhichPort() {
    List<String> ports = ports();
    Map<String, List<List<String>>> served = new TreeMap<>();
    for (String port : ports) {
      List<String> kinds = kindsOf(port);
      served.put(port, MODULES.stream().map(module -> serving(module, kinds)).toList());
    }
    Map<String, List<List<String>>> listed = new TreeMap<>();
    Documents.table("README.md", "How it is built").stream()
        .skip(1)
        .forEach(row ->
            listed.put(
                names(row.getFirst()).getFirst(),
                row.subList(1, row.size()).stream().map(ReadmeTest::names).toList()));
    assertThat(ports).hasSizeGreaterThan(12);
    assertThat(listed.values())
        .as("every port is served in memory and by an adapter")
        .allSatisfy(row ->
            assertThat(row.stream().filter(cell -> !cell.isEmpty()))
                .hasSizeGreaterThanOrEqualTo(2));
    assertThat(listed).isEqualTo(served);
  }

  private static List<String> names(String cell) {
    return Pattern.compile("`([A-Za-z0-9]+)`")
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .sorted()
        .toList();
  }

  /** The interfaces in the areas of the ports. */
  private static List<String> ports() {
    List<String> ports = new ArrayList<>();
    for (Path file : java(Documents.root().resolve(PORTS))) {
      String name = file.getFileName().toString().replace(".java", "");
      boolean port = !file.toString().matches(".*/(model|spi)/.*");
      if (port && Documents.text(file).contains("public interface " + name + " ")) {
        ports.add(name);
      }
    }
    return ports;
  }

  /** The port, and those that are it and more. */
  private static List<String> kindsOf(String port) {
    Pattern more = Pattern.compile("public interface (\\w+) extends [^{]*\\b" + port + "\\b");
    List<String> kinds = new ArrayList<>(List.of(port));
    java(Documents.root().resolve(PORTS)).stream()
        .flatMap(file -> more.matcher(Documents.text(file)).results())
        .forEach(found -> kinds.add(found.group(1)));
    return kinds;
  }

  private static List<String> serving(String module, List<String> kinds) {
    Pattern serves =
        Pattern.compile(
            "class (\\w+)(?:<.*>)?\\s+implements [^{]*\\b(?:"
                + String.join("|", kinds)
                + ")\\b(?!\\.)[^{]*\\{");
    return java(Documents.root().resolve(module).resolve("src/main/java")).stream()
        .flatMap(file -> serves.matcher(Documents.text(file)).results())
        .map(found -> found.group(1))
        .sorted()
        .toList();
  }

  private static List<Path> java(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
