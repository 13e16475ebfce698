package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Storage;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes people store: what they ever said, in a row for each of their chats, and in their
 * profile the rest, which is negative where more was withdrawn of it than there are objects.
 */
final class SqliteStorage implements Storage {
  private static final String USED =
      "SELECT p.stored"
          + " + coalesce((SELECT sum(stored) FROM membership WHERE person = p.person), 0)"
          + " FROM profile p WHERE p.person = ?";
  private static final String SAID =
      "SELECT coalesce(sum(stored), 0) FROM membership WHERE person = ?";
  private static final String REST = "SELECT stored FROM profile WHERE person = ?";

  private final Readers readers;

  SqliteStorage(Readers readers) {
    this.readers = readers;
  }

  @Override
  public long used(PersonId person) {
    return readers.ask(
        person,
        sql -> {
          Long used = sql.on(USED).with(person.value()).first(row -> row.getLong(1));
          return used == null ? 0L : used;
        });
  }

  /** What they ever said. It costs a row for each chat. */
  static long said(Sql sql, PersonId person) throws SQLException {
    Long said = sql.on(SAID).with(person.value()).first(row -> row.getLong(1));
    return said == null ? 0 : said;
  }

  /** Their objects, less what was withdrawn; {@code null} without an account. */
  static @Nullable Long rest(Sql sql, PersonId person) throws SQLException {
    return sql.on(REST).with(person.value()).first(row -> row.getLong(1));
  }
}
