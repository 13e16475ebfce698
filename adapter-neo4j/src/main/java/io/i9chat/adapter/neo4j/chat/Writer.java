package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.ReceiptState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.SecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that takes calls from its queue, as many at a time as have gathered. */
final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** How often an idle writer looks whether it is to end. */
  private static final long IDLE_MILLIS = 50;

  /**
   * How long a batch that is smaller than the one before it waits for more. A caller that has just
   * been answered often asks again at once; without a moment for it there would be two batches,
   * half as large, taking turns.
   */
  private static final long GATHERING_MILLIS = 2;

  private final Graph graph;
  private final int most;
  private final BlockingQueue<Pending<?>> queue;
  private final Thread thread;
  private final CommitCounts counts;
  private volatile boolean stopping;

  Writer(int number, int batch, int queue, Graph graph, CommitCounts counts) {
    this.graph = graph;
    this.most = batch;
    this.counts = counts;
    this.queue = new ArrayBlockingQueue<>(queue);
    this.thread = Thread.ofPlatform().daemon().name("i9chat-neo4j-" + number).start(this::work);
  }

  void add(Pending<?> pending) {
    if (stopping) {
      throw new PortFailure("the Neo4j store is closed");
    }
    if (!queue.offer(pending)) {
      throw new PortFailure("too many calls are waiting for Neo4j");
    }
  }

  /** How many calls wait. */
  int waiting() {
    return queue.size();
  }

  /** Takes no more calls, and ends when those that wait are answered. */
  void stop() {
    stopping = true;
  }

  void awaitEnd() {
    try {
      if (!thread.join(graph.patience().plus(Duration.ofSeconds(1)))) {
        LOG.warn("{} is still waiting for Neo4j; what it was doing is not waited for", thread);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    queue.forEach(pending -> pending.fail(new PortFailure("the Neo4j store is closed")));
  }

  private void work() {
    List<Pending<?>> batch = new ArrayList<>(most);
    int before = 0;
    while (!(stopping && queue.isEmpty())) {
      try {
        Pending<?> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          if (before > 1 && queue.size() + 1 < before) {
            Thread.sleep(GATHERING_MILLIS);
          }
          queue.drainTo(batch, most - 1);
          before = batch.size();
          commit(stillAwaited(batch));
        }
      } catch (InterruptedException stopped) {
        stopping = true;
        batch.forEach(pending -> pending.fail(new PortFailure("the Neo4j store is closed")));
      } catch (RuntimeException | Error failed) {
        PortFailure failure = new PortFailure("a transaction failed: " + failed, failed);
        batch.forEach(pending -> pending.fail(failure));
        LOG.error("a transaction failed", failed);
        if (failed instanceof Error) {
          // As if this thread had died of it: the process decides whether it can go on.
          Thread here = Thread.currentThread();
          here.getUncaughtExceptionHandler().uncaughtException(here, failed);
        }
      } finally {
        batch.clear();
      }
    }
  }

  private void commit(List<Pending<?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    List<Object> answers;
    long began = System.nanoTime();
    try {
      var calls = batch.stream().map(Pending::call).toList();
      AtomicReference<List<Object>> before = new AtomicReference<>(List.of());
      answers =
          graph.writeGathered(tx -> {
            if (ChatTransaction.isStored(tx, before.get())) {
              return before.get();
            }
            List<Object> now = ChatTransaction.decide(tx, calls);
            return before.updateAndGet(earlier -> ofEither(earlier, now));
          });
      counts.ended(batch.size(), began, true);
    } catch (RuntimeException failed) {
      counts.ended(batch.size(), began, false);
      if (batch.size() > 1 && mayBeOneCalls(failed)) {
        // One of them cannot be stored. By halves it ends up alone, in few transactions.
        int half = batch.size() / 2;
        commit(stillAwaited(batch.subList(0, half)));
        commit(stillAwaited(batch.subList(half, batch.size())));
      } else {
        batch.forEach(pending -> pending.fail(failure(failed)));
      }
      return;
    }
    for (int i = 0; i < answers.size(); i++) {
      batch.get(i).complete(answers.get(i));
    }
  }

  /**
   * What an attempt answers after one that may have been stored: a watermark that was raised then
   * stands there now, and has moved all the same.
   */
  private static List<Object> ofEither(List<Object> earlier, List<Object> now) {
    List<Object> answers = new ArrayList<>(now);
    for (int i = 0; i < earlier.size(); i++) {
      if (earlier.get(i) instanceof MarkResult.Marked(ReceiptState raised, boolean moved)
          && moved
          && now.get(i) instanceof MarkResult.Marked stands
          && stands.now().equals(raised)) {
        answers.set(i, earlier.get(i));
      }
    }
    return answers;
  }

  private static List<Pending<?>> stillAwaited(List<Pending<?>> batch) {
    List<Pending<?>> awaited = new ArrayList<>(batch);
    awaited.removeIf(pending -> pending.answer().isDone());
    return awaited;
  }

  private static boolean mayBeOneCalls(RuntimeException failed) {
    return !(failed.getCause() instanceof RetryableException)
        && !(failed.getCause() instanceof TimeoutException)
        && !(failed.getCause() instanceof SecurityException);
  }

  private static PortFailure failure(RuntimeException failed) {
    return failed instanceof PortFailure known
        ? known
        : new PortFailure("cannot be stored: " + failed.getMessage(), failed);
  }
}
