package io.i9chat.adapter.neo4j;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.people.GeoPoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

/**
 * How long reads take on a small graph and on a large one, on an empty database: {@code ScaleBench
 * URI [REPORT]}. Reads are timed one after the other, each many times; the medians are told.
 */
final class ScaleBench {
  private static final int SMALL = 1_000;
  private static final int SMALL_ENTRIES = 1_000;
  private static final int LARGE = 100_000;
  private static final int LARGE_ENTRIES = 1_000_000;
  private static final int TIMES = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ScaleBench() {}

  /** Loads, reads, empties, and does it again with more. */
  public static void main(String[] args) throws IOException {
    URI uri = URI.create(args[0]);
    Neo4jConfig config =
        new Neo4jConfig(uri, "neo4j", "none", "neo4j", Duration.ofSeconds(60), 2, 500, 10_000, 50);
    try (Driver driver = GraphDatabase.driver(uri, AuthTokens.basic("neo4j", "none"));
        Neo4jStore store = Neo4jStore.open(config)) {
      Map<String, Double> small = medians(store.ports(), driver, SMALL, SMALL_ENTRIES);
      empty(driver);
      Map<String, Double> large = medians(store.ports(), driver, LARGE, LARGE_ENTRIES);
      List<String> lines = new ArrayList<>();
      lines.add("| read | median ms, small graph | median ms, large graph | times |");
      lines.add("| :--- | ---: | ---: | ---: |");
      small.forEach((read, ms) -> {
        double more = Objects.requireNonNull(large.get(read));
        lines.add(
            String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |", read, ms, more, more / ms));
      });
      Report.tell(lines, "scale-neo4j", Arrays.asList(args).subList(1, args.length));
    }
  }

  private static void empty(Driver driver) {
    try (Session session = driver.session()) {
      session
          .run(
              "MATCH (n) WHERE NOT n:I9chatSchema CALL (n) { DETACH DELETE n }"
                  + " IN TRANSACTIONS OF 10000 ROWS")
          .consume();
    }
  }

  private static Map<String, Double> medians(
      StorePorts ports, Driver driver, int size, int entries) {
    ScaleGraph graph = new ScaleGraph(ports, driver, size, entries);
    System.out.printf("loaded %,d people and chats, %,d entries%n", size, entries);
    List<Window> all = List.of(new Window(1, Window.OPEN));
    GeoPoint here = new GeoPoint(48.1, 8.02);
    Map<String, Runnable> reads = new LinkedHashMap<>();
    reads.put(
        "first page of history",
        () ->
            ports
                .log()
                .history(graph.chat, all, new Cursor.Before(Long.MAX_VALUE), PageBound.of(50)));
    reads.put(
        "a page in the middle of history",
        () ->
            ports.log().history(graph.chat, all, new Cursor.Before(entries / 2), PageBound.of(50)));
    reads.put(
        "sync after a day away (500 entries)",
        () -> {
          ports.inbox().heads(graph.ada);
          ports.log().log(graph.chat, all, new Cursor.After(entries - 500), PageBound.of(1_000));
        });
    reads.put(
        "chat list (50)", () -> ports.inbox().page(graph.ada, null, PageBound.of(50)).items());
    reads.put(
        "nearby (50 within 20 km)",
        () -> ports.places().near(graph.ada, here, 20_000, Instant.EPOCH, 50));
    ScaleGraph.WORDS.forEach(
        word -> reads.put("search, a word that is " + word, () -> search(ports, graph.ada, word)));
    reads.put(
        "search, a word that is common, by one who has cleared the chat but its last ten",
        () -> search(ports, graph.bob, ScaleGraph.WORDS.getFirst()));
    // The small graph comes first, and would else pay for what is compiled and cached only then.
    reads.values().forEach(ScaleBench::median);
    Map<String, Double> medians = new LinkedHashMap<>();
    reads.forEach((read, work) -> medians.put(read, median(work)));
    return medians;
  }

  private static void search(StorePorts ports, PersonId person, String word) {
    List<SearchTerm> terms = List.of(new SearchTerm.Sequence(List.of(word)));
    ports.search().find(person, null, terms, null, PageBound.of(50), PATIENCE).items();
  }

  private static double median(Runnable work) {
    for (int i = 0; i < TIMES; i++) {
      work.run();
    }
    long[] nanos = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      work.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[TIMES / 2] / 1e6;
  }
}
