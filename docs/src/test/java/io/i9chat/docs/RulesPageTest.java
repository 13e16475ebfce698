package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  /** A row of a table of the page: the id of a rule, and the rule. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]+-[A-Z0-9]+) \\| \\S.*\\|$");

  /** The ids that one test carries; a class of tests cannot carry any, so each names what it is. */
  private static final Pattern CARRIED =
      Pattern.compile("@Rule\\(\\s*(\\{[^}]*}|\"[^\"]*\")\\s*\\)");

  private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");

  /** What numbers its rules in the Javadoc of a port is checked by the kit itself. */
  private static final Pattern IN_PORTS = Pattern.compile("<li>([A-Z]+-[0-9]+):");

  @Test
  void everyRuleHasAnIdOfItsOwn() {
    List<String> ids =
        ROW.matcher(Documents.text("docs/rules.md")).results().map(row -> row.group(1)).toList();
    assertThat(ids).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    assertThat(ids).doesNotContainAnyElementsOf(inPorts());
  }

  @Test
  void everyRuleIsCarriedByATest() {
    Set<String> untested = new TreeSet<>(rules());
    untested.removeAll(carried().keySet());
    assertThat(untested).as("rules that no test carries").isEmpty();
  }

  @Test
  void testsCarryOnlyRulesThatThereAre() {
    Map<String, String> unknown = carried();
    unknown.keySet().removeAll(rules());
    unknown.keySet().removeAll(inPorts());
    assertThat(unknown).as("ids in tests that no rule has").isEmpty();
  }

  private static Set<String> rules() {
    return ROW.matcher(Documents.text("docs/rules.md"))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> inPorts() {
    return sources("chat-ports/src/main/java")
        .flatMap(file -> IN_PORTS.matcher(Documents.text(file)).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** The ids that tests carry, with the name of one of the files each stands in. */
  private static Map<String, String> carried() {
    Map<String, String> carried = new TreeMap<>();
    for (String module : modules()) {
      sources(module + "/src/test/java")
          .forEach(file -> ids(file).forEach(id -> carried.put(id, file.getFileName().toString())));
    }
    return carried;
  }

  private static Stream<String> ids(Path file) {
    return CARRIED
        .matcher(Documents.text(file))
        .results()
        .map(MatchResult::group)
        .flatMap(rule -> ID.matcher(rule).results())
        .map(id -> id.group(1));
  }

  private static List<String> modules() {
    try (Stream<Path> folders = Files.list(Documents.root())) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("src/test/java")))
          .map(folder -> folder.getFileName().toString())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Path> sources(String folder) {
    try (Stream<Path> files = Files.walk(Documents.root().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
