package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Intent;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What people store, as the writer knows it. What they ever said it knows exactly, once it has read
 * it, for all of that is added here. What is taken away it does not follow: where a quota would be
 * passed it reads that again, which is one row. So most messages cost no look at the database, and
 * one who stores too much in many chats costs no more than another. For the writer's thread alone.
 */
public final class Stored {
  /** How many people are remembered between transactions, some 120 bytes each. */
  private static final int REMEMBERED = 20_000;

  private static final String SAID =
      "SELECT coalesce(sum(stored), 0) FROM membership WHERE person = ?";
  private static final String REST = "SELECT stored FROM profile WHERE person = ?";
  private static final String ADD =
      "UPDATE membership SET stored = stored + ? WHERE person = ? AND chat = ?";

  /** What is known of one person. */
  private static final class Known {
    /** What they ever said. */
    private long said;

    /** What they store at the most. */
    private long most;
  }

  private final Sql sql;
  private final ToLongFunction<PersonId> unsaved;
  private final Map<PersonId, Known> people = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * What people store, read by {@code sql}.
   *
   * @param unsaved what a person's messages in this transaction add, as far as no row has it yet
   */
  Stored(Sql sql, ToLongFunction<PersonId> unsaved) {
    this.sql = sql;
    this.unsaved = unsaved;
  }

  /** Whether so many bytes more are within the quota. */
  public boolean hasRoom(PersonId person, long more, long quota) throws SQLException {
    if (quota == Intent.UNBOUNDED) {
      return true;
    }
    Known known = people.get(person);
    if (known == null) {
      known = new Known();
      known.said = said(person) + unsaved.applyAsLong(person);
      people.put(person, known);
    } else if (known.most + more <= quota) {
      return true;
    }
    Long rest = rest(person);
    // Those without an account store nothing.
    known.most = rest == null ? 0 : known.said + rest;
    return known.most + more <= quota;
  }

  /** What they ever said. It costs a row for each chat. */
  private long said(PersonId person) throws SQLException {
    Long said = sql.on(SAID).with(person.value()).first(row -> row.getLong(1));
    return said == null ? 0 : said;
  }

  /** Their objects, less what was withdrawn; {@code null} without an account. */
  private @Nullable Long rest(PersonId person) throws SQLException {
    return sql.on(REST).with(person.value()).first(row -> row.getLong(1));
  }

  /** So many bytes are said in a chat, and written at once. */
  void write(PersonId person, long chat, long more) throws SQLException {
    if (more > 0) {
      sql.on(ADD).with(more).with(person.value()).with(chat).run();
      add(person, more);
    }
  }

  /** So many bytes are said, which are written by others. */
  public void add(PersonId person, long more) {
    Known known = people.get(person);
    if (known != null) {
      known.said += more;
      known.most += more;
    }
  }

  /** An object of so many bytes is announced. */
  public void announce(PersonId person, long more) {
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
