package io.i9chat.adapter.neo4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The list of all queries and of the indexes that Neo4j is to use for each: {@code query-plans.txt}
 * beside this class. The names of queries begin lines, what they look up is indented.
 */
final class ListedPlans {
  private static final String NAME = "query-plans.txt";
  private static final String INDENT = "    ";

  private ListedPlans() {}

  static Map<String, List<String>> read() throws IOException {
    Map<String, List<String>> plans = new TreeMap<>();
    List<String> steps = new ArrayList<>();
    try (InputStream file = ListedPlans.class.getResourceAsStream(NAME)) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (line.startsWith(INDENT)) {
          steps.add(line.strip());
        } else if (!line.isBlank()) {
          steps = new ArrayList<>();
          plans.put(line, steps);
        }
      }
    }
    return plans;
  }

  /** Writes the plans as such a list into the folder that builds use. */
  static Path write(Map<String, List<String>> plans) throws IOException {
    StringBuilder text = new StringBuilder();
    plans.forEach((statement, steps) -> {
      text.append(statement).append('\n');
      steps.forEach(step -> text.append(INDENT).append(step).append('\n'));
    });
    Path file = Path.of("target", NAME);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }
}
