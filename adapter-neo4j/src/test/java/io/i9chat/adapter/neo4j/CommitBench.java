package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.OpenResult;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.neo4j.harness.Neo4jBuilders;

/**
 * How many durable messages a second: {@code CommitBench [callers] [chats] [writers] [batch]
 * [seconds]}. The same with a batch of 1 is one transaction per message. Server and store share one
 * JVM.
 */
final class CommitBench {
  private static final String TEXT =
      "A message of a hundred characters, as people write it. ".repeat(2);

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

  /** Warms up for as long as it then measures, and prints the figures. */
  public static void main(String[] args) throws Exception {
    int[] given = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    int[] with = {400, 200, 2, 500, 15};
    System.arraycopy(given, 0, with, 0, given.length);
    try (var server = Neo4jBuilders.newInProcessBuilder().withDisabledServer().build();
        var store =
            Neo4jStore.open(
                new Neo4jConfig(
                    server.boltURI(),
                    "neo4j",
                    "none",
                    "neo4j",
                    Duration.ofSeconds(20),
                    with[2],
                    with[3],
                    10_000,
                    50))) {
      CommitBench bench = new CommitBench(store, with[1]);
      bench.round(with[0], with[4]);
      Duration before = cpu();
      long[] nanos = bench.round(with[0], with[4]);
      Duration spent = cpu().minus(before);
      Arrays.sort(nanos);
      System.out.printf(
          "%d callers, %d chats, %d writers, batches of %d: %,d messages/s, p50 %.1f ms, p99 %.1f"
              + " ms, %.0f us of CPU each%n",
          with[0],
          with[1],
          with[2],
          with[3],
          nanos.length / with[4],
          nanos[nanos.length / 2] / 1e6,
          nanos[(int) (nanos.length * 0.99)] / 1e6,
          spent.toNanos() / 1e3 / nanos.length);
    }
  }

  /** What this JVM has used, which says more than the clock where other work runs beside it. */
  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private long[] round(int callers, int seconds) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
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
      var intent = new Intent(people.get(chat), 0, Fresh.now(), message);
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
