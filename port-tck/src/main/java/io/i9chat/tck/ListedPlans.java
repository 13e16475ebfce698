package io.i9chat.tck;

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
 * The list of all queries of a store and of how its database is to run each: {@code
 * query-plans.txt} beside the test class that compares it. Queries begin lines, the steps of their
 * plans are indented.
 */
public final class ListedPlans {
  private static final String NAME = "query-plans.txt";
  private static final String INDENT = "    ";

  private ListedPlans() {}

  /**
   * Reads the list: the steps of each query, in order.
   *
   * @param test the class that the list lies beside
   */
  public static Map<String, List<String>> read(Class<?> test) throws IOException {
    Map<String, List<String>> plans = new TreeMap<>();
    List<String> steps = new ArrayList<>();
    try (InputStream file = test.getResourceAsStream(NAME)) {
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

  /** Writes the plans as such a list into the folder that builds use, and tells where. */
  public static Path write(Map<String, List<String>> plans) throws IOException {
    StringBuilder text = new StringBuilder();
    plans.forEach((query, steps) -> {
      text.append(query).append('\n');
      steps.forEach(step -> text.append(INDENT).append(step).append('\n'));
    });
    Path file = Path.of("target", NAME);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }
}
