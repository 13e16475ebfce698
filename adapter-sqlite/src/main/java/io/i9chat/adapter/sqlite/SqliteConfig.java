package io.i9chat.adapter.sqlite;

import io.i9chat.adapter.sqlite.file.DataFolder;
import java.nio.file.Path;

/**
 * Where the store is, and how many calls it takes at once.
 *
 * @param folder the data folder; made if it is not there
 * @param readers how many threads read, at least 1
 * @param queue how many calls may wait for the writer, and as many for the readers, at least 1;
 *     beyond it a call fails at once
 */
public record SqliteConfig(Path folder, int readers, int queue) {
  /** Checks the numbers. */
  public SqliteConfig {
    if (readers < 1 || queue < 1) {
      throw new IllegalArgumentException("a store needs a reader and room for a call");
    }
  }

  /** The usual numbers: three readers, and room for 8,192 waiting calls. */
  public static SqliteConfig in(Path folder) {
    return new SqliteConfig(folder, 3, 8_192);
  }

  /**
   * The file of the database itself. Beside it are its write-ahead log and the file {@code store}.
   */
  public Path database() {
    return folder.resolve(DataFolder.DATABASE);
  }
}
