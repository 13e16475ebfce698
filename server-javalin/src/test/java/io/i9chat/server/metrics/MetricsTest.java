package io.i9chat.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.server.wire.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server tells of itself after a short life, and that documents and dashboards fit it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| (\\w+) \\|([^|]*)\\|");
  private static final Pattern RULE = Pattern.compile("(?m)^ +expr: (.+)$");
  private static final Pattern IN_CODE = Pattern.compile("`(i9chat_[a-z_]+(?:\\{[^`}]*})?)`");
  private static final Pattern IN_TEXT = Pattern.compile("\\{\\{ ?\\$labels\\.(\\w+)");
  private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Traffic traffic;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Exposition told;

  @BeforeAll
  void live() {
    traffic = Traffic.run();
    told = traffic.scrape();
  }

  @AfterAll
  void end() {
    traffic.close();
  }

  @Test
  void callsAreCountedByOperationTransportAndCode() {
    assertThat(calls("messages.send", "websocket", "ok")).isEqualTo(Traffic.SENT);
    assertThat(calls("messages.send", "websocket", "not_found")).isEqualTo(1);
    assertThat(calls("sessions.open", "http", "credentials_invalid")).isEqualTo(5);
    assertThat(calls("sessions.open", "http", "rate_limited")).isEqualTo(2);
    assertThat(calls("me.get", "http", "ok")).isEqualTo(1);
    assertThat(told.value("i9chat_rate_limited_total", "bucket", "login.address")).isEqualTo(2);
    assertThat(told.value("i9chat_http_refused_total", "status", "404")).isEqualTo(1);
  }

  private double calls(String operation, String transport, String code) {
    return told.value(
        "i9chat_calls_total", "operation", operation, "transport", transport, "code", code);
  }

  @Test
  void aNameOfNoOperationIsNoLabel() {
    assertThat(calls("-", "websocket", "invalid_input")).isEqualTo(1);
    assertThat(told.labelValues()).doesNotContain(Traffic.NO_OPERATION);
  }

  @Test
  void callsAreTimed() {
    String[] sent = {"operation", "messages.send", "outcome", "ok"};
    assertThat(told.value("i9chat_call_duration_seconds_count", sent)).isEqualTo(Traffic.SENT);
    assertThat(told.value("i9chat_call_duration_seconds_sum", sent)).isBetween(0.000_01, 30.0);
    assertThat(
            told.value(
                "i9chat_call_duration_seconds_bucket",
                "operation",
                "messages.send",
                "outcome",
                "ok",
                "le",
                "+Inf"))
        .isEqualTo(Traffic.SENT);
  }

  @Test
  void connectionsAreCountedWithTheirEnds() {
    assertThat(told.value("i9chat_connections_opened_total")).isEqualTo(3);
    assertThat(ended("server", "4001")).isEqualTo(1);
    assertThat(ended("peer", "1000")).as("Ada left").isEqualTo(1);
    assertThat(ended("peer", "1006")).as("Bob's broke").isEqualTo(1);
    assertThat(told.value("i9chat_events_sent_total")).isGreaterThanOrEqualTo(2.0 * Traffic.SENT);
  }

  private double ended(String by, String code) {
    return told.value("i9chat_connections_closed_total", "by", by, "code", code);
  }

  @Test
  void partsOfTheServerTellOfThemselves() {
    assertThat(told.value("i9chat_commit_duration_seconds_count")).isGreaterThan(Traffic.SENT);
    assertThat(told.value("i9chat_commit_duration_seconds_sum")).isPositive();
    // No more is known of the two together: one may be told just before a commit, one behind it.
    assertThat(told.value("i9chat_commit_calls_total")).isGreaterThan(Traffic.SENT);
    assertThat(told.value("i9chat_hash_duration_seconds_count")).isEqualTo(5);
    assertThat(told.value("i9chat_hash_duration_seconds_sum")).isPositive();
    assertThat(told.value("i9chat_mails_total", "result", "accepted")).isEqualTo(1);
    assertThat(media("upload", "served")).isEqualTo(2);
    assertThat(media("download", "served")).isEqualTo(1);
    assertThat(media("download", "refused")).isEqualTo(1);
    assertThat(told.value("i9chat_media_bytes_total", "direction", "upload")).isEqualTo(1_000);
    assertThat(told.value("i9chat_media_bytes_total", "direction", "download"))
        .isGreaterThanOrEqualTo(1_000);
    assertThat(told.value("i9chat_budget_limit_bytes"))
        .isEqualTo((double) traffic.server.budget().bytes());
    assertThat(told.value("i9chat_up", "part", "store")).isEqualTo(1);
    assertThat(told.value("i9chat_disk_free_bytes")).isPositive();
  }

  private double media(String direction, String result) {
    return told.value("i9chat_media_requests_total", "direction", direction, "result", result);
  }

  @Test
  void lookUpsOfWhatIsRememberedAreCounted() {
    assertThat(lookups("names", "hit")).isPositive();
    assertThat(lookups("names", "miss")).isPositive();
    assertThat(lookups("cards", "hit")).as("no list of members was read").isZero();
    assertThat(lookups("online_counts", "miss")).as("no group was shown").isZero();
  }

  private double lookups(String cache, String result) {
    return told.value("i9chat_cache_lookups_total", "cache", cache, "result", result);
  }

  @Test
  void figuresOfSeveralSeriesAreAskedForOnceForEachScrape() {
    AtomicInteger asked = new AtomicInteger();
    try (Metrics metrics = new Metrics()) {
      Supplier<Integer> figures = metrics.once(asked::incrementAndGet);
      for (String name : List.of("one", "other", "third")) {
        metrics.gauge(new Series("i9chat.test." + name, "A test"), figures::get);
        metrics.count(new Series("i9chat.test.count." + name, "A test"), figures::get);
      }
      metrics.scrape();
      assertThat(asked.get()).isEqualTo(1);
      assertThat(metrics.scrape()).contains("i9chat_test_third 2.0");
      assertThat(asked.get()).isEqualTo(2);
    }
  }

  @Test
  void noLabelHasAPersonOrAnIdInIt() {
    for (Person person : traffic.people) {
      assertThat(told.labelValues()).doesNotContain(person.username());
    }
    assertThat(told.labelValues())
        .noneMatch(value -> value.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*") || value.contains("@"));
  }

  @Test
  void prometheusIsToldTheFormat() {
    assertThat(traffic.admin("/metrics").header("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void thePageHasEveryMetricWithItsTypeAndLabels() {
    Map<String, String> documented = page();
    Map<String, String> real = new TreeMap<>();
    told.types()
        .forEach((name, type) -> {
          if (name.startsWith("i9chat_")) {
            real.put(name, type + " " + String.join(", ", told.labelsOfMetric(name)));
          } else {
            // Which of Java's own there are depends on its version and collector.
            assertThat(documented).as("docs/metrics.md").containsKey(name);
          }
        });
    documented.keySet().removeIf(name -> !name.startsWith("i9chat_"));
    assertThat(documented).isEqualTo(real);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/operations.md", "docs/settings.md"})
  void documentsNameOnlyMetricsThatThereAre(String page) {
    List<String> unknown = new ArrayList<>();
    IN_CODE
        .matcher(Documents.text(page))
        .results()
        .map(found -> Expression.of(found.group(1)))
        .forEach(named -> unknown.addAll(named.unknown(told, codes())));
    assertThat(unknown).isEmpty();
  }

  @Test
  void operationsNameMetrics() {
    assertThat(IN_CODE.matcher(Documents.text("docs/operations.md")).results().count())
        .isGreaterThan(3);
    assertThat(unknown("i9chat_mail_undeliverable_mails"))
        .containsExactly("metric i9chat_mail_undeliverable_mails");
  }

  private static Map<String, String> page() {
    Map<String, String> rows = new TreeMap<>();
    Documents.text("docs/metrics.md")
        .lines()
        .forEach(line ->
            ROW.matcher(line)
                .results()
                .forEach(row ->
                    rows.put(
                        row.group(1),
                        row.group(2)
                            + " "
                            + Stream.of(row.group(3).replace("`", "").split(",", -1))
                                .map(String::strip)
                                .sorted()
                                .collect(Collectors.joining(", ")))));
    return rows;
  }

  @Test
  void everyQueryOfTheDashboardFindsSomething() {
    JsonNode dashboard =
        JsonMapper.builder().build().readTree(Documents.text("deploy/grafana/i9chat.json"));
    List<String> unknown = new ArrayList<>();
    int queries = 0;
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries++;
        Expression expression = Expression.of(target.get("expr").asString());
        assertThat(expression.metrics()).as(panel.get("title").asString()).isNotEmpty();
        unknown.addAll(expression.unknown(told, codes()));
        String legend = target.get("legendFormat").asString();
        unknown.addAll(unknownLabels(expression, IN_LEGEND, legend));
      }
    }
    assertThat(queries).isGreaterThan(40);
    assertThat(unknown).isEmpty();
    assertThat(dashboard.at("/templating/list/1/query").asString())
        .isEqualTo("label_values(i9chat_version, instance)");
    assertThat(told.types()).containsKey("i9chat_version");
  }

  @Test
  void everyAlertFindsSomething() {
    String rules = Documents.text("deploy/prometheus/i9chat-rules.yml");
    List<String> unknown = new ArrayList<>();
    String[] alerts = rules.split("- alert: ", -1);
    for (String alert : Arrays.asList(alerts).subList(1, alerts.length)) {
      List<MatchResult> found = RULE.matcher(alert).results().toList();
      assertThat(found).as(alert).hasSize(1);
      Expression expression = Expression.of(found.getFirst().group(1));
      unknown.addAll(expression.unknown(told, codes()));
      unknown.addAll(unknownLabels(expression, IN_TEXT, alert));
    }
    assertThat(alerts).hasSizeGreaterThan(10);
    assertThat(unknown).isEmpty();
  }

  private List<String> unknownLabels(Expression expression, Pattern label, String text) {
    Set<String> known =
        expression.metrics().stream()
            .map(told::labels)
            .filter(labels -> labels != null)
            .flatMap(labels -> labels.keySet().stream())
            .collect(Collectors.toSet());
    known.add("instance");
    return label
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !known.contains(name))
        .map(name -> "label " + name + " in " + text)
        .toList();
  }

  private static Set<String> codes() {
    return Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());
  }

  @Test
  void aQueryForWhatThereIsNotIsFound() {
    assertThat(unknown("rate(i9chat_call_total[5m])")).containsExactly("metric i9chat_call_total");
    assertThat(unknown("sum by (op) (rate(i9chat_calls_total[5m]))")).containsExactly("label op");
    assertThat(unknown("i9chat_up{name=\"store\"} == 0"))
        .containsExactly("label name of i9chat_up");
    assertThat(unknown("i9chat_up{part=~\"store|bus\"} == 0"))
        .containsExactly("value bus of label part of i9chat_up");
    assertThat(unknown("i9chat_calls_total{code=\"unknown\"} > 2e9"))
        .containsExactly("value unknown of label code of i9chat_calls_total");
    assertThat(unknown("a / on (instance) i9chat_resyncs_total")).containsExactly("metric a");
    assertThat(unknown("up{job=\"i9chat\"} == 0 or absent(i9chat_up{part=\"mail\"})")).isEmpty();
  }

  private List<String> unknown(String query) {
    return Expression.of(query).unknown(told, codes());
  }
}
