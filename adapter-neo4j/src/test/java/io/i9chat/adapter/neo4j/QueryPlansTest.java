package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.tck.ListedPlans;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.summary.Plan;

/** Every query finds its nodes by an index or along a relationship from a node found so. */
@ExtendWith(InProcessNeo4j.class)
final class QueryPlansTest {
  private static final Pattern UNIQUE = Pattern.compile("UNIQUE \\w+:\\w+\\(([^)]*)\\) WHERE (.*)");

  private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();

  /**
   * Where there are hardly any people or direct chats the planner takes a scan of their index for
   * as cheap as a lookup; and other tests leave memberships and entries without people.
   */
  @BeforeAll
  static void somePeopleAndDirectChats() {
    try (var driver =
            GraphDatabase.driver(InProcessNeo4j.uri(), AuthTokens.basic("neo4j", "none"));
        var session = driver.session()) {
      session
          .run(
              "UNWIND range(1, 1000) AS i CREATE (:Person {id: randomUUID()}), (:Chat {id:"
                  + " randomUUID(), pair: randomUUID()})")
          .consume();
      // Plans go by samples of the indexes, which are taken in the background otherwise.
      session.run("CALL db.prepareForReplanning(60)").consume();
    }
  }

  static Stream<Arguments> queries() {
    return QueryWarmup.queries().entrySet().stream()
        .map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void noQueryScansOrExpandsAChatOrWhatSomebodyWrote(String name, String query) {
    Plan plan = plan(query);
    List<String> operators = operators(plan).toList();
    assertThat(operators).as("plan of %s", name).noneMatch(step -> step.contains("Scan"));
    assertThat(operators)
        .as("plan of %s", name)
        .anyMatch(step -> step.matches(".*(IndexSeek|MergeUniqueNode|ProcedureCall|Create).*"));
    assertThat(details(plan))
        .as("plan of %s", name)
        .noneMatch(detail -> detail.contains(":WROTE]->(e") || detail.contains("<-[:IN]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log forward", "log backward", "history forward", "history backward"})
  void logPagesComeOutOfTheirIndexInOrder(String name) {
    Plan plan = plan(Objects.requireNonNull(QueryWarmup.queries().get(name)));
    assertThat(operators(plan)).anyMatch(step -> step.startsWith("Limit"));
    // The one sort is over what the windows gave, each cut to the limit by the index's order.
    assertThat(operators(plan)).filteredOn(step -> step.matches("(Sort|Top)\\b.*")).hasSize(1);
  }

  @Test
  void whatSomebodyWroteComesOutOfItsIndexInOrder() {
    Plan plan = plan(Objects.requireNonNull(QueryWarmup.queries().get("by")));
    assertThat(operators(plan)).anyMatch(step -> step.startsWith("Limit"));
    // The one sort is over what is left of these, to cut it.
    assertThat(operators(plan))
        .filteredOn(step -> step.matches("(Partial)?(Sort|Top)\\b.*"))
        .hasSizeLessThanOrEqualTo(1);
  }

  /**
   * By how many nodes there are the planner may leave out lookups of a list, and look for one node
   * by a unique key instead.
   */
  @Test
  void everyQueryUsesNoIndexesButThoseListedForItWithAllOfTheirColumns() throws Exception {
    Map<String, List<String>> plans = new TreeMap<>();
    QueryWarmup.queries().forEach((name, query) -> plans.put(name, indexes(plan(query))));
    Path now = ListedPlans.write(plans);
    Map<String, List<String>> listed = ListedPlans.read(QueryPlansTest.class);
    assertThat(listed).containsOnlyKeys(plans.keySet());
    plans.forEach((name, lookups) ->
        assertThat(listed.get(name))
            .as("lookups of %s; if they are meant to be, %s is the new list", name, now)
            .containsAll(lookups.stream().filter(each -> !isOfOneNode(each)).toList()));
  }

  /** Whether each column of a unique index is given. */
  private static boolean isOfOneNode(String lookup) {
    Matcher unique = UNIQUE.matcher(lookup);
    return unique.find()
        && Stream.of(unique.group(1).split(", ", -1))
            .allMatch(column -> unique.group(2).contains(column + " = "));
  }

  /** What is looked up in which index, and by which of its columns. */
  private static List<String> indexes(Plan plan) {
    String operator = plan.operatorType().replace("@neo4j", "");
    List<String> own =
        operator.matches(".*Index.*|ProcedureCall")
            ? List.of(operator + " " + told(detail(plan)))
            : List.of();
    return Stream.concat(own.stream(), plan.children().stream().flatMap(c -> indexes(c).stream()))
        .sorted()
        .toList();
  }

  /** Without what the planner notes for itself, and its numbers. */
  private static String told(String detail) {
    return detail
        .replaceAll("(, cache\\[[^\\]]*\\])+$", "")
        .replaceAll("cache\\[([^\\]]*)\\]", "$1")
        .replaceAll("(anon|auto(?:int|string|list))_\\d+", "$1")
        .replaceAll("\\s+", " ");
  }

  /** Planned once for all tests, for that takes longer than anything else here. */
  private static Plan plan(String query) {
    return PLANS.computeIfAbsent(query, QueryPlansTest::planned);
  }

  private static Plan planned(String query) {
    try (var driver =
            GraphDatabase.driver(InProcessNeo4j.uri(), AuthTokens.basic("neo4j", "none"));
        var session = driver.session()) {
      return session
          .run("EXPLAIN " + query, Graph.in(Map.of()))
          .consume()
          .queryPlan()
          .orElseThrow();
    }
  }

  private static Stream<String> operators(Plan plan) {
    return Stream.concat(
        Stream.of(plan.operatorType()),
        plan.children().stream().flatMap(QueryPlansTest::operators));
  }

  private static Stream<String> details(Plan plan) {
    return Stream.concat(
        Stream.of(detail(plan)), plan.children().stream().flatMap(QueryPlansTest::details));
  }

  private static String detail(Plan plan) {
    return plan.arguments().containsKey("Details")
        ? plan.arguments().get("Details").asString()
        : "";
  }
}
