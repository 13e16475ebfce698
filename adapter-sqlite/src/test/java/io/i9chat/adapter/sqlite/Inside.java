package io.i9chat.adapter.sqlite;

import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Readers;

/** The threads of a store, for tests that make them fail or look at what is written. */
public final class Inside {
  private Inside() {}

  public static Writer writer(SqliteStore store) {
    return store.writer();
  }

  public static Readers readers(SqliteStore store) {
    return store.readers();
  }
}
