package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Storage;

/**
 * How many bytes people store: what they ever said, in a row for each of their chats, and in their
 * profile the rest, which is negative where more was withdrawn of it than there are objects.
 */
public final class SqliteStorage implements Storage {
  private static final String USED =
      "SELECT p.stored"
          + " + coalesce((SELECT sum(stored) FROM membership WHERE person = p.person), 0)"
          + " FROM profile p WHERE p.person = ?";

  private final Readers readers;

  public SqliteStorage(Readers readers) {
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
}
