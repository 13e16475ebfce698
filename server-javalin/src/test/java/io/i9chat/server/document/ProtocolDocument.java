package io.i9chat.server.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The document of the protocol, {@code docs/protocol.md}. */
final class ProtocolDocument {
  private ProtocolDocument() {}

  /** All of it. */
  static String text() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/protocol.md"))) {
      here = Objects.requireNonNull(here.getParent(), "run inside the project");
    }
    try {
      return Files.readString(here.resolve("docs/protocol.md"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What stands below a heading, up to the next one. */
  static List<String> below(String heading) {
    List<String> lines = text().lines().toList();
    int at = lines.indexOf(heading);
    if (at < 0) {
      throw new AssertionError("there is no heading " + heading);
    }
    return lines.stream().skip(at + 1L).takeWhile(line -> !line.matches("#+ .*")).toList();
  }

  /** The cells of the rows of the table below a heading, without its head and without backticks. */
  static List<List<String>> table(String heading) {
    return below(heading).stream()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line ->
            Arrays.stream(line.substring(1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList())
        .toList();
  }
}
