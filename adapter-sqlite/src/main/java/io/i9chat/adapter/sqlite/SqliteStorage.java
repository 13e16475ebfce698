package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Storage;
import java.sql.SQLException;

/** How many bytes people store: a row for each of their chats says it, and their profile. */
final class SqliteStorage implements Storage {
  private static final String USED =
      "SELECT p.stored_media"
          + " + coalesce((SELECT sum(stored) FROM membership WHERE person = p.person), 0)"
          + " FROM profile p WHERE p.person = ?";

  private final Readers readers;

  SqliteStorage(Readers readers) {
    this.readers = readers;
  }

  @Override
  public long used(PersonId person) {
    return readers.ask(person, sql -> used(sql, person));
  }

  static long used(Sql sql, PersonId person) throws SQLException {
    Long used = sql.on(USED).with(person.value()).first(row -> row.getLong(1));
    return used == null ? 0 : used;
  }
}
