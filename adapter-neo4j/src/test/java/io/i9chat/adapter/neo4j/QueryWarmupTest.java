package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class QueryWarmupTest {
  private static final Pattern CYPHER =
      Pattern.compile("\\b(MATCH|MERGE|UNWIND|CREATE|CALL|SET|DELETE)\\b");

  /** Where something is put into a text that is formatted. */
  private static final Pattern GAP = Pattern.compile("%(\\d\\$)?[sd]");

  /** Each text of Cypher is a query, is part of one, or is what the schema is made with. */
  @Test
  void everyStatementIsPlannedAtTheStart() throws Exception {
    String known =
        Stream.concat(
                QueryWarmup.queries().values().stream(),
                Schema.STEPS.stream().flatMap(List::stream))
            .collect(Collectors.joining("\n;\n"));
    Map<String, String> statements = statements();
    assertThat(statements).containsKey("Uses.LOCK");
    statements.forEach((name, text) -> assertThat(known).as(name).contains(GAP.split(text)));
  }

  /** All static texts of Cypher of the package but those on the node of the schema. */
  private static Map<String, String> statements() throws Exception {
    String here = QueryWarmup.class.getPackageName();
    Map<String, String> statements = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java", here.replace('.', '/')))) {
      for (Path file :
          files
              .filter(
                  each -> each.toString().endsWith(".java") && !each.endsWith("package-info.java"))
              .toList()) {
        String name = String.valueOf(file.getFileName()).replace(".java", "");
        for (Field field : Class.forName(className(file)).getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
            field.setAccessible(true);
            statements.put(name + "." + field.getName(), String.valueOf(field.get(null)));
          }
        }
      }
    }
    statements.values().removeIf(text -> !CYPHER.matcher(text).find() || isOnTheSchema(text));
    return statements;
  }

  private static String className(Path file) {
    String path = Path.of("src/main/java").relativize(file).toString();
    return path.replace(".java", "").replace('/', '.');
  }

  private static boolean isOnTheSchema(String text) {
    return text.contains("I9chatSchema") || text.contains("awaitIndexes");
  }
}
