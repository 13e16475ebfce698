package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Who searches the code for the id of a rule finds the one place that decides it. */
class RuleHomesTest {
  /** Javadoc and other comments, those that begin their line. */
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m:^\\s*//.*$)");

  /** How a comment says that the rules are decided by what it is about. */
  private static final Pattern HOME =
      Pattern.compile("Rules: ([A-Z]+-[A-Z0-9]+(?:, [A-Z]+-[A-Z0-9]+)*)\\.(?= |$)");

  private static final Pattern ID = Pattern.compile("\\b[A-Z]+-(?:[0-9]+|[A-Z])\\b");

  private final Map<String, List<String>> homes = new TreeMap<>();

  /** Where ids stand that are no home of a rule. */
  private final Map<String, List<String>> mentions = new TreeMap<>();

  RuleHomesTest() {
    for (Path file : Documents.sources("src/main/java")) {
      for (String comment : comments(Documents.text(file)).toList()) {
        HOME.matcher(comment)
            .results()
            .flatMap(home -> Arrays.stream(home.group(1).split(", ")))
            .forEach(id -> note(homes, id, file));
        ID.matcher(HOME.matcher(comment).replaceAll(""))
            .results()
            .map(MatchResult::group)
            .forEach(id -> note(mentions, id, file));
      }
    }
  }

  @Test
  void everyRuleHasOneHome() {
    Map<String, List<String>> expected =
        RuleIds.onThePage().stream()
            .collect(Collectors.toMap(id -> id, id -> homes.getOrDefault(id, List.of())));
    assertThat(expected)
        .allSatisfy((id, files) -> assertThat(files).as("homes of %s", id).hasSize(1));
  }

  @Test
  void noHomeIsOfARuleThatThereIsNot() {
    assertThat(homes.keySet()).as("ids behind \"Rules:\"").isSubsetOf(RuleIds.onThePage());
  }

  @Test
  void noRuleIsNamedBesideItsHome() {
    Map<String, List<String>> beside = new TreeMap<>(mentions);
    beside.keySet().retainAll(RuleIds.onThePage());
    assertThat(beside).as("ids that stand in no sentence \"Rules: …\"").isEmpty();
  }

  @Test
  void noOtherIdLooksLikeARule() {
    Set<String> known = new TreeSet<>(RuleIds.inPorts());
    known.addAll(RuleIds.onThePage());
    Set<String> families = known.stream().map(RuleHomesTest::family).collect(Collectors.toSet());
    Map<String, List<String>> unknown = new TreeMap<>(mentions);
    unknown.keySet().removeIf(id -> known.contains(id) || !families.contains(family(id)));
    assertThat(unknown).as("ids that no rule has").isEmpty();
  }

  private static String family(String id) {
    return id.substring(0, id.indexOf('-'));
  }

  /** The comments of a source file, each in one line and without what decorates it. */
  private static Stream<String> comments(String source) {
    return COMMENT
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .map(comment -> comment.replaceAll("\\s*\\n\\s*\\*?(?!/)\\s*|\\s*\\*/", " ").strip());
  }

  private static void note(Map<String, List<String>> where, String id, Path file) {
    where
        .computeIfAbsent(id, any -> new ArrayList<>())
        .add(Documents.root().relativize(file).toString());
  }
}
