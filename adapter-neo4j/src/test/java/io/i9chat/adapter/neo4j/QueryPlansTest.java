package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
  static Stream<Arguments> queries() {
    return Rehearsal.QUERIES.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
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
    Plan plan = plan(Objects.requireNonNull(Rehearsal.QUERIES.get(name)));
    assertThat(operators(plan)).anyMatch(step -> step.startsWith("Limit"));
    // The one sort is over what the windows gave, each cut to the limit by the index's order.
    assertThat(operators(plan)).filteredOn(step -> step.matches("(Sort|Top)\\b.*")).hasSize(1);
  }

  @Test
  void whatSomebodyWroteComesOutOfItsIndexInOrder() {
    Plan plan = plan(Objects.requireNonNull(Rehearsal.QUERIES.get("by")));
    assertThat(operators(plan)).noneMatch(step -> step.matches("(Partial)?(Sort|Top)\\b.*"));
  }

  private static Plan plan(String query) {
    try (var driver =
            GraphDatabase.driver(InProcessNeo4j.uri(), AuthTokens.basic("neo4j", "none"));
        var session = driver.session()) {
      return session
          .run("EXPLAIN " + query, Graph.in(Rehearsal.nothing()))
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
    String own =
        plan.arguments().containsKey("Details") ? plan.arguments().get("Details").toString() : "";
    return Stream.concat(Stream.of(own), plan.children().stream().flatMap(QueryPlansTest::details));
  }
}
