package io.i9chat.adapter.sqlite.engine;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what was written from the write-ahead log into the database and empties the log. Text that
 * was withdrawn is overwritten in the database at once, but stays in the log until then. Empties on
 * the writer's thread alone.
 */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** How long calls wait at the most for reads to end; then it is tried again later. */
  private static final Duration HOLD = Duration.ofSeconds(1);

  private static final int BUSY_MILLIS = 100;

  private final Sql sql;
  private final ReadGate gate;

  /** When the first text was withdrawn that may still be in the log, 0 if none was. */
  private volatile long withdrawnAt;

  /** The connection is the writer's. */
  public Checkpoints(Sql sql, ReadGate gate) {
    this.sql = sql;
    this.gate = gate;
  }

  /** Something was withdrawn by a transaction that is durable. */
  public void withdrawn() {
    if (withdrawnAt == 0) {
      // Never 0, which stands for none.
      withdrawnAt = System.nanoTime() | 1;
    }
  }

  /** Whether something was withdrawn that long ago, and may still be in the log. */
  public boolean isOverdue(Duration since) {
    long first = withdrawnAt;
    return first != 0 && System.nanoTime() - first >= since.toNanos();
  }

  /**
   * Empties the log; where reads keep it from that, they are held back for a moment.
   *
   * @return whether it is empty
   */
  public boolean truncate() {
    // Most is moved while reads go on, so that they are held back for the rest alone.
    boolean emptied = attempt() || gate.closed(HOLD, this::attempt);
    if (emptied) {
      withdrawnAt = 0;
    }
    return emptied;
  }

  private boolean attempt() {
    try {
      // Who writes meanwhile should not wait for a reader for long.
      sql.script("PRAGMA busy_timeout = " + BUSY_MILLIS);
      Integer busy = sql.on("PRAGMA wal_checkpoint(TRUNCATE)").first(row -> row.getInt(1));
      sql.script("PRAGMA busy_timeout = " + Connections.BUSY_MILLIS);
      return busy != null && busy == 0;
    } catch (SQLException failed) {
      LOG.warn("The write-ahead log could not be emptied: {}", failed.getMessage());
      return false;
    }
  }
}
