package io.i9chat.adapter.sqlite;

import io.i9chat.adapter.sqlite.file.DataFolder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the store is, how many calls it takes at once, and how much of the disk.
 *
 * @param folder the data folder; made if it is not there
 * @param readers how many threads read, at least 1
 * @param queue how many calls may wait for the writer, and as many for the readers, at least 1;
 *     beyond it a call fails at once
 * @param reserve how many bytes of the disk are kept free, a tenth of it at the most
 * @param withdrawn how long after something was withdrawn the write-ahead log is emptied
 * @param mostLog the size of the write-ahead log, in bytes, from which on it is emptied anyway
 */
public record SqliteConfig(
    Path folder, int readers, int queue, long reserve, Duration withdrawn, long mostLog) {
  private static final long RESERVE = 512L * 1024 * 1024;

  // So soon that a few tries that fail still end within a minute.
  private static final Duration WITHDRAWN = Duration.ofSeconds(20);

  // Twice what SQLite moves by itself at a time, which happens without holding anything up, but
  // does not shrink the log while reads never pause.
  private static final long MOST_LOG = 128 * 1024 * 1024;

  /** Checks the numbers. */
  public SqliteConfig {
    if (readers < 1 || queue < 1) {
      throw new IllegalArgumentException("a store needs a reader and room for a call");
    }
  }

  /** The usual care for the disk: 512 MiB free, and what was withdrawn is gone in 20 seconds. */
  public SqliteConfig(Path folder, int readers, int queue) {
    this(folder, readers, queue, RESERVE, WITHDRAWN, MOST_LOG);
  }

  /** The usual numbers: three readers, and room for 8,192 waiting calls. */
  public static SqliteConfig in(Path folder) {
    return new SqliteConfig(folder, 3, 8_192);
  }

  /** The same, with another reserve of the disk. */
  public SqliteConfig keepingFree(long bytes) {
    return new SqliteConfig(folder, readers, queue, bytes, withdrawn, mostLog);
  }

  /** The same, with another time and size from which on the write-ahead log is emptied. */
  public SqliteConfig emptyingLog(Duration afterWithdrawal, long most) {
    return new SqliteConfig(folder, readers, queue, reserve, afterWithdrawal, most);
  }

  /**
   * The file of the database itself. Beside it are its write-ahead log and the file {@code store}.
   */
  public Path database() {
    return folder.resolve(DataFolder.DATABASE);
  }
}
