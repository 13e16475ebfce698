package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * How many durable messages a second the adapter commits, and how many with one transaction for
 * each message, from as many callers: {@code CommitBench URI [REPORT]}. The second is the same code
 * with batches of one, and as many transactions at once as there are callers.
 */
final class CommitBench {
  private static final int CALLERS = 50;
  private static final int GATHERED_CALLERS = 400;
  private static final int SECONDS = 15;
  private static final String TEXT =
      "A message of a hundred characters, as people write it. ".repeat(2);
  private static final List<String> WORDS =
      Arrays.stream(TEXT.toLowerCase(Locale.ROOT).split("[ .,]+")).toList();

  private final Neo4jStore store;
  private final List<ChatId> chats = new ArrayList<>();
  private final List<PersonId> people = new ArrayList<>();

  private CommitBench(Neo4jStore store, int count) {
    this.store = store;
    for (int i = 0; i < count; i++) {
      PersonId ada = Fresh.person();
      var opening = new Opening.Direct(Fresh.chat(), ada, Fresh.person(), Fresh.now(), List.of());
      chats.add(((OpenResult.Opened) store.ports().chats().open(opening)).view().id());
      people.add(ada);
    }
  }

  /** How one row is measured. */
  private record Row(String what, int callers, int writers, int batch) {
    Neo4jConfig config(URI uri) {
      return new Neo4jConfig(
          uri, "neo4j", "none", "neo4j", Duration.ofSeconds(20), writers, batch, 10_000, 100);
    }
  }

  /** Measures each row after as long a warm-up, and prints the table. */
  public static void main(String[] args) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("| commits | callers | messages/s | p50 ms | p99 ms | times the first row |");
    lines.add("| :--- | ---: | ---: | ---: | ---: | ---: |");
    double first = 0;
    for (Row row :
        List.of(
            new Row("one transaction for each message", CALLERS, CALLERS, 1),
            new Row("the adapter", CALLERS, 2, 500),
            new Row("the adapter, with more to gather", GATHERED_CALLERS, 2, 500))) {
      long[] nanos = measured(URI.create(args[0]), row);
      double rate = (double) nanos.length / SECONDS;
      first = first == 0 ? rate : first;
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %d | %,.0f | %.1f | %.1f | %.1f |",
              row.what(),
              row.callers(),
              rate,
              nanos[nanos.length / 2] / 1e6,
              nanos[(int) (nanos.length * 0.99)] / 1e6,
              rate / first));
    }
    Report.tell(lines, "commit-neo4j", Arrays.asList(args).subList(1, args.length));
  }

  private static long[] measured(URI uri, Row row) throws Exception {
    try (Neo4jStore store = Neo4jStore.open(row.config(uri))) {
      CommitBench bench = new CommitBench(store, row.callers() / 2);
      bench.round(row.callers());
      long[] nanos = bench.round(row.callers());
      Arrays.sort(nanos);
      return nanos;
    }
  }

  private long[] round(int callers) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<LongStream>> work = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int chat = i % chats.size();
        work.add(() -> send(chat, end));
      }
      LongStream all = LongStream.empty();
      for (Future<LongStream> each : threads.invokeAll(work)) {
        all = LongStream.concat(all, each.get());
      }
      return all.toArray();
    }
  }

  private LongStream send(int chat, long end) {
    LongStream.Builder nanos = LongStream.builder();
    for (long start = System.nanoTime(); start < end; ) {
      var message =
          new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text(TEXT), null);
      var intent = new Intent(people.get(chat), 0, Fresh.now(), message, List.of(), WORDS);
      var result = store.ports().chats().commit(chats.get(chat), List.of(intent)).getFirst();
      if (!(result instanceof CommitResult.Committed)) {
        throw new IllegalStateException("not committed: " + result);
      }
      long now = System.nanoTime();
      nanos.add(now - start);
      start = now;
    }
    return nanos.build();
  }
}
