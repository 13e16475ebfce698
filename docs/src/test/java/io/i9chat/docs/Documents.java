package io.i9chat.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Markdown files of the project, and what is in them. */
final class Documents {
  private static final Pattern SOURCE = Pattern.compile("<!-- source: (\\S+) -->");
  private static final String FENCE = "```";

  private Documents() {}

  /**
   * A block of code in a document.
   *
   * @param language what stands behind the opening fence
   * @param source the file, and the region behind a {@code #}, that the block shows; {@code null}
   *     if it does not say
   */
  record Block(Path document, int line, String language, @Nullable String source, String code) {
    @Override
    public String toString() {
      return document + ":" + line;
    }
  }

  /** The folder that holds all modules. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("chat-ports/pom.xml"))) {
      here = Objects.requireNonNull(here.getParent(), "run inside the project");
    }
    return here;
  }

  /** Every Markdown file: those in the root folder and all below docs. */
  static List<Path> all() {
    Path root = root();
    try (Stream<Path> top = Files.list(root);
        Stream<Path> below = Files.walk(root.resolve("docs"))) {
      return Stream.concat(top, below)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The Java files of every module.
   *
   * @param folder below the module, such as {@code src/main/java}
   */
  static List<Path> sources(String folder) {
    try (Stream<Path> modules = Files.list(root())) {
      return modules
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .flatMap(Documents::javaBelow)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Path> javaBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The text of a file, by its path below the root folder. */
  static String text(String path) {
    return text(root().resolve(path));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The blocks of code of a document, in order. */
  static List<Block> blocks(Path document) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = text(document).lines().toList();
    String source = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher marker = SOURCE.matcher(line);
      if (marker.matches()) {
        source = marker.group(1);
      } else if (line.startsWith(FENCE)) {
        int start = i + 1;
        int end = start;
        while (end < lines.size() && !lines.get(end).equals(FENCE)) {
          end++;
        }
        String code = String.join("\n", lines.subList(start, end));
        blocks.add(new Block(document, start, line.substring(FENCE.length()), source, code));
        source = null;
        i = end;
      } else if (!line.isBlank()) {
        source = null;
      }
    }
    return blocks;
  }

  /** The document without its blocks of code. */
  static String prose(Path document) {
    StringBuilder prose = new StringBuilder();
    boolean code = false;
    for (String line : text(document).lines().toList()) {
      if (line.startsWith(FENCE)) {
        code = !code;
      } else if (!code) {
        prose.append(line).append('\n');
      }
    }
    return prose.toString();
  }

  /** What links to the headings of a document end in, as GitHub makes them. */
  static List<String> anchors(Path document) {
    return prose(document)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  /** The cells of the rows of all tables below a heading, up to the next heading. */
  static List<List<String>> table(String path, String heading) {
    List<List<String>> rows = new ArrayList<>();
    boolean here = false;
    for (String line : text(path).lines().toList()) {
      if (line.startsWith("#")) {
        here = line.replaceFirst("^#+ ", "").equals(heading);
      } else if (here && line.startsWith("| ") && !line.startsWith("| ---")) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        rows.add(Stream.of(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList());
      }
    }
    return rows;
  }
}
