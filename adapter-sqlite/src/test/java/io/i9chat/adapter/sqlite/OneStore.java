package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A store on a real file, shared by the tests of a class. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls open before the first test.
public abstract class OneStore {
  private Path folder;
  private SqliteStore store;

  @BeforeAll
  void open(@TempDir Path made) {
    folder = made;
    store = SqliteStore.open(SqliteConfig.in(folder));
  }

  @AfterAll
  void close() {
    store.close();
  }

  /** Closes the store and opens it again; ports from before it are of no use after it. */
  protected void reopen() {
    close();
    store = SqliteStore.open(SqliteConfig.in(folder));
  }

  protected SqliteStore store() {
    return store;
  }

  protected StorePorts storePorts() {
    return store.ports();
  }
}
