package io.i9chat.adapter.sqlite;

import io.i9chat.ports.StorePorts;
import io.i9chat.tck.chat.ChatPorts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A store on a real file, shared by the tests of a class. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls open before the first test.
abstract class OneStore {
  private SqliteStore store;

  @BeforeAll
  void open(@TempDir Path folder) {
    store = SqliteStore.open(SqliteConfig.in(folder));
  }

  @AfterAll
  void close() {
    store.close();
  }

  SqliteStore store() {
    return store;
  }

  StorePorts storePorts() {
    return store.ports();
  }

  ChatPorts chatPorts() {
    return ChatPorts.of(store.ports());
  }
}
