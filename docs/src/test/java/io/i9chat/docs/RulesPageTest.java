package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  /** The ids that one test carries; a class of tests cannot carry any, so each names what it is. */
  private static final Pattern CARRIED =
      Pattern.compile("@Rule\\(\\s*(\\{[^}]*}|\"[^\"]*\")\\s*\\)");

  private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");

  @Test
  void everyRuleHasAnIdOfItsOwn() {
    List<String> ids = RuleIds.onThePage();
    assertThat(ids).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    assertThat(ids).doesNotContainAnyElementsOf(RuleIds.inPorts());
  }

  @Test
  void everyRuleIsCarriedByATest() {
    Set<String> untested = new TreeSet<>(RuleIds.onThePage());
    untested.removeAll(carried().keySet());
    assertThat(untested).as("rules that no test carries").isEmpty();
  }

  @Test
  void testsCarryOnlyRulesThatThereAre() {
    Map<String, String> unknown = carried();
    unknown.keySet().removeAll(RuleIds.onThePage());
    unknown.keySet().removeAll(RuleIds.inPorts());
    assertThat(unknown).as("ids in tests that no rule has").isEmpty();
  }

  /** The ids that tests carry, with the name of one of the files each stands in. */
  private static Map<String, String> carried() {
    Map<String, String> carried = new TreeMap<>();
    for (Path file : Documents.sources("src/test/java")) {
      ids(file).forEach(id -> carried.put(id, file.getFileName().toString()));
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
}
