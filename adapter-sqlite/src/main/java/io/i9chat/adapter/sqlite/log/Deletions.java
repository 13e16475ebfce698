package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Sql;
import java.sql.SQLException;

/**
 * How many messages of a chat are deleted up to a seq. Level 0 has a row for each deleted message,
 * and each level above has the sums of blocks of {@value #FAN} of the level below, so that a count
 * reads at most 7 rows of each level, however long the chat is, and appending messages costs
 * nothing.
 */
public final class Deletions {
  private static final int FAN = 8;

  /** Enough for 8¹⁰ entries. */
  private static final int LEVELS = 10;

  static final String ADD =
      "INSERT INTO deleted (chat, level, block, messages) VALUES (?, ?, ?, 1)"
          + " ON CONFLICT DO UPDATE SET messages = messages + 1";
  static final String FIRST =
      "INSERT INTO deleted (chat, level, block, messages) VALUES (?, 0, ?, 1)"
          + " ON CONFLICT DO NOTHING";
  static final String COUNT =
      "SELECT sum(messages) FROM deleted"
          + " WHERE chat = ? AND level = ? AND block >= ? AND block < ?";

  private Deletions() {}

  /** Notes that a message is deleted, once. */
  public static void add(Sql sql, long chat, long seq) throws SQLException {
    if (sql.on(FIRST).with(chat).with(seq).run() == 0) {
      return;
    }
    long block = seq;
    for (int level = 1; level < LEVELS; level++) {
      block /= FAN;
      sql.on(ADD).with(chat).with(level).with(block).run();
    }
  }

  /** How many messages above {@code after} and up to {@code last} are deleted. */
  public static long between(Sql sql, long chat, long after, long last) throws SQLException {
    return upTo(sql, chat, last) - upTo(sql, chat, after);
  }

  private static long upTo(Sql sql, long chat, long seq) throws SQLException {
    long deleted = 0;
    long end = seq + 1;
    for (int level = 0; level < LEVELS && end > 0; level++) {
      // What is left of the block above, which that block's level counts when it is whole.
      Long found =
          sql.on(COUNT)
              .with(chat)
              .with(level)
              .with(end - end % FAN)
              .with(end)
              .first(row -> row.getLong(1));
      deleted += found == null ? 0 : found;
      end /= FAN;
    }
    return deleted;
  }
}
