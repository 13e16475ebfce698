package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Intent;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people store, as the writer knows it. What they ever said it knows exactly, once it has read
 * it, for all of that is added here. What is taken away it does not follow: where a quota would be
 * passed it reads that again, which is one row. So most messages cost no look at the database, and
 * one who stores too much in many chats costs no more than another. For the writer's thread alone.
 */
final class Stored {
  /** How many people are remembered between transactions, some 120 bytes each. */
  private static final int REMEMBERED = 20_000;

  private static final String ADD =
      "UPDATE membership SET stored = stored + ? WHERE person = ? AND chat = ?";

  /** What is known of one person. */
  private static final class Known {
    /** What they ever said. */
    private long said;

    /** What they store at the most. */
    private long most;
  }

  private final Transaction tx;
  private final Map<PersonId, Known> people = new LinkedHashMap<>(16, 0.75f, true);

  Stored(Transaction tx) {
    this.tx = tx;
  }

  /** Whether so many bytes more are within the quota. */
  boolean hasRoom(PersonId person, long more, long quota) throws SQLException {
    if (quota == Intent.UNBOUNDED) {
      return true;
    }
    Known known = people.get(person);
    if (known == null) {
      known = new Known();
      known.said = SqliteStorage.said(tx.sql(), person) + tx.unsaved(person);
      people.put(person, known);
    } else if (known.most + more <= quota) {
      return true;
    }
    Long rest = SqliteStorage.rest(tx.sql(), person);
    // Those without an account store nothing.
    known.most = rest == null ? 0 : known.said + rest;
    return known.most + more <= quota;
  }

  /** So many bytes are said in a chat, and written at once. */
  void write(PersonId person, long chat, long more) throws SQLException {
    if (more > 0) {
      tx.sql().on(ADD).with(more).with(person.value()).with(chat).run();
      add(person, more);
    }
  }

  /** So many bytes are said, which are written by others. */
  void add(PersonId person, long more) {
    Known known = people.get(person);
    if (known != null) {
      known.said += more;
      known.most += more;
    }
  }

  /** An object of so many bytes is announced. */
  void announce(PersonId person, long more) {
    Known known = people.get(person);
    if (known != null) {
      known.most += more;
    }
  }

  /** A transaction is durable. */
  void forgetEldest() {
    Iterator<PersonId> eldest = people.keySet().iterator();
    while (people.size() > REMEMBERED) {
      eldest.next();
      eldest.remove();
    }
  }

  /** A transaction was undone, and what it took away is stored again. */
  void forget() {
    people.clear();
  }
}
