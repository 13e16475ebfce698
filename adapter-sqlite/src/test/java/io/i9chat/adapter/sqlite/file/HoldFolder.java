package io.i9chat.adapter.sqlite.file;

import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that holds a folder until its input ends. */
final class HoldFolder {
  private HoldFolder() {}

  public static void main(String[] args) throws IOException {
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(Path.of(args[0])))) {
      System.out.println("held by " + store.ports().chats().getClass().getSimpleName());
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }
}
