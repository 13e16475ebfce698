package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.CallQueue;
import io.i9chat.adapter.sqlite.engine.Checkpoints;
import io.i9chat.adapter.sqlite.engine.CommitCounts;
import io.i9chat.adapter.sqlite.engine.Failures;
import io.i9chat.adapter.sqlite.engine.QueuedCall;
import io.i9chat.adapter.sqlite.engine.ReadGate;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.engine.Threads;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all that is queued, does it in one transaction, and answers
 * all callers once that is durable; what comes meanwhile is the next batch, so batches grow with
 * the load and a lone caller waits for no other.
 */
public final class Writer implements AutoCloseable {
  /** How many calls share a transaction at the most, so that the first does not wait for long. */
  static final int BATCH = 512;

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Sql sql;
  private final Checkpoints checkpoints;
  private final Transaction tx;
  private final CallQueue<Transaction> queue;
  private final Thread thread;
  private final Runnable settled;
  private final CommitCounts counts = new CommitCounts();

  /**
   * A writer on this connection, which it closes.
   *
   * @param settled is called at the end, when all that was written is in the database itself
   */
  public Writer(Sql sql, Views views, int queue, ReadGate gate, Runnable settled) {
    this.sql = sql;
    this.checkpoints = new Checkpoints(sql, gate);
    this.settled = settled;
    this.tx = new Transaction(sql, views, checkpoints);
    this.queue = new CallQueue<>("the writer", queue);
    this.thread = Thread.ofPlatform().daemon().name("i9chat-sqlite-writer").unstarted(this::serve);
  }

  public void start() {
    thread.start();
  }

  /** Does the work behind everything that was asked for before, and answers when it is durable. */
  public <T> T ask(QueuedCall.Work<Transaction, T> work) {
    return queue.ask(work);
  }

  /** The transactions so far. */
  public CommitCounts counts() {
    return counts;
  }

  /** How many calls wait for it. */
  public int waiting() {
    return queue.size();
  }

  /** Whether no caller waits for it. */
  boolean isIdle() {
    return queue.isEmpty();
  }

  /**
   * Moves all that was written into the database itself and empties the write-ahead log.
   *
   * @return whether it is empty; not while a read that lasts needs it
   */
  public boolean checkpoint() {
    AtomicBoolean emptied = new AtomicBoolean();
    // Not within the transaction, but after it, while the caller still waits.
    ask(tx -> {
      tx.afterCommit(() -> emptied.set(checkpoints.truncate()));
      return true;
    });
    return emptied.get();
  }

  /** Whether something was withdrawn that long ago, and may still be in the write-ahead log. */
  boolean hasWithdrawn(Duration since) {
    return checkpoints.isOverdue(since);
  }

  private void serve() {
    List<QueuedCall<Transaction, ?>> batch = new ArrayList<>(BATCH);
    while (queue.take(batch, BATCH)) {
      commit(batch);
      batch.clear();
    }
    try {
      if (checkpoints.truncate()) {
        settled.run();
      }
      sql.close();
    } catch (SQLException failed) {
      LOG.warn("The writer's connection did not close: {}", failed.getMessage());
    }
  }

  private void commit(List<QueuedCall<Transaction, ?>> batch) {
    QueuedCall<Transaction, ?> current = null;
    long began = System.nanoTime();
    try {
      tx.begin();
      for (QueuedCall<Transaction, ?> call : batch) {
        current = call;
        run(call);
      }
      current = null;
      tx.commit();
      counts.ended(batch.size(), began, true);
    } catch (Throwable failed) {
      counts.ended(batch.size(), began, false);
      // Also an Error: the callers have to hear of it before anything comes of it.
      undo();
      failed(batch, current, failed);
      Threads.pass(failed);
      return;
    }
    batch.forEach(QueuedCall::finish);
  }

  private void failed(
      List<QueuedCall<Transaction, ?>> batch,
      @Nullable QueuedCall<Transaction, ?> failing,
      Throwable failed) {
    if (failing != null && batch.size() > 1 && !Failures.isOfTheDisk(failed)) {
      commitApart(batch, failing, failed);
      return;
    }
    LOG.warn("{} calls failed together: {}", batch.size(), failed.toString());
    Throwable named = Failures.in(sql, failed);
    batch.forEach(call -> call.refuse(named));
  }

  /** After one of a batch failed. */
  private void commitApart(
      List<QueuedCall<Transaction, ?>> batch,
      QueuedCall<Transaction, ?> failing,
      Throwable failed) {
    for (QueuedCall<Transaction, ?> call : batch) {
      if (call == failing && Failures.isLate(failed)) {
        // The others have waited for it once, and need not wait again.
        call.refuse(failed);
      } else {
        commitAlone(call);
      }
    }
  }

  /** After one of a batch failed: each for itself, so that it fails alone. */
  private void commitAlone(QueuedCall<Transaction, ?> call) {
    long began = System.nanoTime();
    try {
      tx.begin();
      run(call);
      tx.commit();
      counts.ended(1, began, true);
    } catch (Throwable failed) {
      counts.ended(1, began, false);
      undo();
      call.refuse(Failures.in(sql, failed));
      Threads.pass(failed);
      return;
    }
    call.finish();
  }

  private void run(QueuedCall<Transaction, ?> call) throws SQLException {
    try {
      sql.limit(Threads.MOST);
      call.run(tx);
    } finally {
      sql.unlimit();
    }
  }

  private void undo() {
    try {
      tx.rollback();
    } catch (SQLException failed) {
      LOG.warn("A transaction could not be undone: {}", failed.getMessage());
    }
  }

  /** Finishes what is queued, and closes the connection. */
  @Override
  public void close() {
    queue.close();
    Threads.join(thread);
  }

  /** Refuses every call from now on; those that came are still done. */
  public void stopAccepting() {
    queue.refuse();
  }
}
