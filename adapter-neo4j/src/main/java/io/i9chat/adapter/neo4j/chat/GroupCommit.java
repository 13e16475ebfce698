package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.ports.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs calls on chats in shared transactions. Each chat belongs to one writer, which takes its
 * calls in the order they came; while a transaction is under way the next batch gathers.
 */
public final class GroupCommit implements AutoCloseable {
  private final List<Writer> writers = new ArrayList<>();
  private final CommitCounts counts = new CommitCounts();
  private final Graph graph;

  public GroupCommit(int writers, int batch, int queue, Graph graph) {
    this.graph = graph;
    for (int i = 0; i < writers; i++) {
      this.writers.add(new Writer(i, batch, queue, graph, counts));
    }
  }

  /** The transactions so far. */
  public CommitCounts counts() {
    return counts;
  }

  /** How many calls wait. */
  public int waiting() {
    return writers.stream().mapToInt(Writer::waiting).sum();
  }

  /**
   * The answer to a call, when it is durable.
   *
   * @throws PortFailure at once if too many calls are waiting, and when patience ends
   */
  <R> R run(ChatCall<R> call) {
    Pending<R> pending = new Pending<>(call, new CompletableFuture<>());
    writers.get(Math.floorMod(call.chat().hashCode(), writers.size())).add(pending);
    try {
      return pending.answer().get(graph.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw abandon(pending, new PortFailure("Neo4j did not answer in time", late));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw abandon(pending, new PortFailure("interrupted while waiting for Neo4j", stopped));
    } catch (ExecutionException failed) {
      // A failure is shared by all calls of a transaction; each caller gets a trace of its own.
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new PortFailure(String.valueOf(cause.getMessage()), cause);
    }
  }

  /** No caller waits for the call any more, so a writer that comes to it leaves it out. */
  private static PortFailure abandon(Pending<?> pending, PortFailure failure) {
    pending.fail(failure);
    return failure;
  }

  @Override
  public void close() {
    writers.forEach(Writer::stop);
    writers.forEach(Writer::awaitEnd);
  }
}
