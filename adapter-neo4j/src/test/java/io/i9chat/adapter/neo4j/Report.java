package io.i9chat.adapter.neo4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tables that are kept in a marked section of a page, as those of the load generator are. */
final class Report {
  private Report() {}

  /** Prints a table, and keeps it if there is a page for it. */
  static void tell(List<String> table, String section, List<String> page) throws IOException {
    table.forEach(System.out::println);
    if (!page.isEmpty()) {
      keep(Path.of(page.getFirst()), section, String.join("\n", table));
    }
  }

  private static void keep(Path page, String section, String table) throws IOException {
    String text = Files.readString(page);
    String begin = "<!-- bench:" + section + " -->";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- /bench:" + section + " -->");
    Files.writeString(page, text.substring(0, from) + "\n\n" + table + "\n\n" + text.substring(to));
  }
}
