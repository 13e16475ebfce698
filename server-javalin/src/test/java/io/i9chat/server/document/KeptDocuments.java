package io.i9chat.server.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept in files and made anew by a test: {@code make api-documents} writes it. */
public final class KeptDocuments {
  /** What is kept of HTTP. */
  public static final String OPEN_API = "docs/api/openapi.json";

  /** What is kept of connections. */
  public static final String ASYNC_API = "docs/api/asyncapi.json";

  private KeptDocuments() {}

  /** What is kept, by its path below the root folder. */
  public static JsonNode read(String path) {
    return JsonMapper.shared().readTree(text(path));
  }

  /** Whether what is made is kept, and not compared. */
  public static boolean isKeeping() {
    return System.getProperty("i9chat.keep") != null;
  }

  /**
   * Compares what was made with what is kept, or keeps it if the system property {@code
   * i9chat.keep} is there.
   *
   * @throws AssertionError if they differ
   */
  static void compareOrKeep(String path, String made) {
    if (isKeeping()) {
      try {
        Files.createDirectories(Objects.requireNonNull(file(path).getParent()));
        Files.writeString(file(path), made);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    } else if (!text(path).equals(made)) {
      throw new AssertionError(
          path
              + " is not what the server's sources make; `make api-documents` writes it anew."
              + difference(text(path), made));
    }
  }

  /** The first line that is another one. */
  private static String difference(String kept, String made) {
    List<String> before = kept.lines().toList();
    List<String> after = made.lines().toList();
    int line = 0;
    while (line < Math.min(before.size(), after.size())
        && before.get(line).equals(after.get(line))) {
      line++;
    }
    return "\nLine "
        + (line + 1)
        + " is:   "
        + at(before, line)
        + "\nand would be: "
        + at(after, line);
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line).strip() : "(no line)";
  }

  private static String text(String path) {
    try {
      return Files.exists(file(path)) ? Files.readString(file(path)) : "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A file by its path below the root folder. */
  static Path file(String path) {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/protocol.md"))) {
      here = Objects.requireNonNull(here.getParent(), "run inside the project");
    }
    return here.resolve(path);
  }
}
