package io.i9chat.adapter.sqlite;

import io.i9chat.adapter.sqlite.engine.Sql;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.ProgressHandler;

/** Counts the steps of SQLite's virtual machine, on all connections of a store. */
public final class Steps extends ProgressHandler {
  /** How many are no difference: a row or two. */
  static final long FEW = 50;

  private final AtomicLong taken = new AtomicLong();

  private Steps() {}

  /** Counts those of a store with one reader. */
  public static Steps of(SqliteStore store) {
    Steps steps = new Steps();
    store.readers().ask(sql -> steps.on(sql));
    store.searchers().ask(sql -> steps.on(sql));
    store.writer().ask(tx -> steps.on(tx.sql()));
    return steps;
  }

  private Steps on(Sql sql) throws java.sql.SQLException {
    sql.onProgress(1, this);
    return this;
  }

  @Override
  protected int progress() {
    taken.incrementAndGet();
    return 0;
  }

  /** How many a call takes. */
  public long of(Runnable call) {
    long before = taken.get();
    call.run();
    return taken.get() - before;
  }
}
