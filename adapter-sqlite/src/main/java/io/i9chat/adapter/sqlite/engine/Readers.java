package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that read, each on a connection of its own. SQLite is called through JNI, which would
 * pin a virtual thread to its carrier; here it only holds up one of these.
 */
public final class Readers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

  /** How long a read may take once it has begun: far more than any should. */
  static final Duration MOST = Duration.ofSeconds(5);

  private final CallQueue<Sql> queue;
  private final List<Thread> threads = new ArrayList<>();
  private final ReadGate gate;
  private final Damage damage;

  /** Readers whose threads have this name and a number. */
  public Readers(String name, List<Sql> connections, int queue, ReadGate gate, Damage damage) {
    this.gate = gate;
    this.damage = damage;
    this.queue = new CallQueue<>("a " + name, queue);
    for (Sql connection : connections) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("i9chat-sqlite-" + name + "-" + threads.size())
              .start(() -> serve(connection)));
    }
  }

  /** Does the work in one snapshot, which holds everything that was answered as stored before. */
  public <T> T ask(QueuedCall.Work<Sql, T> work) {
    return queue.ask(work);
  }

  /**
   * The same, with callers taking turns.
   *
   * @param caller the person who asks or, where that is not known, the chat it is about
   */
  public <T> T ask(Object caller, QueuedCall.Work<Sql, T> work) {
    return queue.ask(caller, work);
  }

  /** How many calls wait for one of them. */
  public int waiting() {
    return queue.size();
  }

  private void serve(Sql sql) {
    List<QueuedCall<Sql, ?>> taken = new ArrayList<>(1);
    while (queue.take(taken, 1)) {
      QueuedCall<Sql, ?> call = taken.removeFirst();
      Throwable broken = tryReading(sql, call);
      call.finish();
      if (broken != null) {
        Threads.pass(broken);
      }
    }
    try {
      sql.close();
    } catch (SQLException failed) {
      LOG.warn("A reader's connection did not close: {}", failed.getMessage());
    }
  }

  /** What broke the call, which is told of it; {@code null} if it was answered. */
  private @Nullable Throwable tryReading(Sql sql, QueuedCall<Sql, ?> call) {
    gate.enter();
    try {
      read(sql, call);
      return null;
    } catch (Throwable failed) {
      // Also an Error: the caller has to hear of it before anything comes of it.
      Throwable named = Failures.in(sql, failed);
      ChatId chat = sql.chat();
      if (Failures.isDamage(failed) && chat != null && named instanceof PortFailure failure) {
        LOG.error("The log of chat {} cannot be read: {}", chat, failure.getMessage());
        damage.of(chat, failure);
      }
      call.fail(named);
      return failed;
    } finally {
      sql.isAbout(null);
      gate.leave();
    }
  }

  private static void read(Sql sql, QueuedCall<Sql, ?> call) throws SQLException {
    try {
      sql.begin();
    } catch (SQLException still) {
      // A rollback that failed, as for want of memory, has left the last snapshot open.
      sql.rollback();
      sql.begin();
    }
    try {
      sql.limit(MOST);
      call.run(sql);
    } finally {
      sql.unlimit();
      sql.rollback();
    }
  }

  @Override
  public void close() {
    queue.close();
    threads.forEach(Threads::join);
  }

  /** Refuses every call from now on; those that came are still done. */
  public void stopAccepting() {
    queue.refuse();
  }
}
