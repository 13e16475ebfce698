package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.chat.DirectChatChanges;
import io.i9chat.adapter.sqlite.chat.DirectChats;
import io.i9chat.adapter.sqlite.chat.PrivacyVersions;
import io.i9chat.adapter.sqlite.chat.Transaction;
import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.ports.people.Blocks;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blocks, and what else stands between people. */
public final class SqliteBlocks implements Blocks {
  private static final String ADD =
      "INSERT INTO block (person, other) SELECT ?1, ?2"
          + " WHERE EXISTS (SELECT 1 FROM account WHERE person = ?1)"
          + " AND EXISTS (SELECT 1 FROM account WHERE person = ?2)"
          + " AND (SELECT count(*) FROM block WHERE person = ?1) < "
          + MOST
          + " ON CONFLICT DO NOTHING";
  private static final String FULL =
      "SELECT (SELECT count(*) FROM block WHERE person = ?1) >= ?3"
          + " AND NOT EXISTS (SELECT 1 FROM block WHERE person = ?1 AND other = ?2)"
          + " AND EXISTS (SELECT 1 FROM account WHERE person = ?1)"
          + " AND EXISTS (SELECT 1 FROM account WHERE person = ?2)";
  private static final String REMOVE = "DELETE FROM block WHERE person = ? AND other = ?";
  private static final String OF = "SELECT other FROM block WHERE person = ? ORDER BY other";
  private static final String FORGET = "DELETE FROM block WHERE person = ?";
  private static final String FORGET_OTHERS = "DELETE FROM block WHERE other = ?";
  private static final String RELATION =
      "SELECT stance, EXISTS (SELECT 1 FROM block WHERE person = ?1 AND other = ?2),"
          + " EXISTS (SELECT 1 FROM block WHERE person = ?2 AND other = ?1),"
          + " presence, chats, groups, read_receipts FROM profile WHERE person = ?2";
  private static final String ANY =
      "SELECT EXISTS (SELECT 1 FROM block WHERE person = ?1 AND other = ?2)"
          + " OR EXISTS (SELECT 1 FROM block WHERE person = ?2 AND other = ?1)";

  private final Writer writer;
  private final Readers readers;

  public SqliteBlocks(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public Blocking add(PersonId person, PersonId other) {
    return writer.ask(tx -> {
      if (!change(tx, ADD, person, other)) {
        return isFull(tx.sql(), person, other) ? Blocking.FULL : Blocking.UNCHANGED;
      }
      return Blocking.ADDED;
    });
  }

  /** Whether it is for the number of blocks that another cannot be added. */
  private static boolean isFull(Sql sql, PersonId person, PersonId other) throws SQLException {
    Boolean full =
        sql.on(FULL)
            .with(person.value())
            .with(other.value())
            .with(MOST)
            .first(row -> row.getInt(1) != 0);
    return full != null && full;
  }

  @Override
  public boolean remove(PersonId person, PersonId other) {
    return writer.ask(tx -> change(tx, REMOVE, person, other));
  }

  private static boolean change(Transaction tx, String text, PersonId person, PersonId other)
      throws SQLException {
    boolean changed = tx.sql().on(text).with(person.value()).with(other.value()).run() == 1;
    if (changed) {
      PrivacyVersions.raise(tx.sql(), person);
      DirectChatChanges.changed(tx, person, other);
    }
    return changed;
  }

  @Override
  public List<PersonId> of(PersonId person) {
    return readers.ask(
        person,
        sql -> List.copyOf(sql.on(OF).with(person.value()).list(row -> Rows.person(row, 1))));
  }

  @Override
  public Relations between(PersonId self, Collection<PersonId> others) {
    Set<PersonId> asked = new LinkedHashSet<>(others);
    return readers.ask(
        self,
        sql -> {
          Map<PersonId, Relation> found = new HashMap<>();
          for (PersonId other : asked) {
            Relation relation = relation(sql, self, other);
            if (relation != null) {
              found.put(other, relation);
            }
          }
          return new Relations(PrivacyVersions.of(sql, self), found);
        });
  }

  /** What a row says of the other, beside what they have written. */
  private record Said(long privacyVersion, boolean blocked, boolean blocking, Privacy privacy) {}

  private static @Nullable Relation relation(Sql sql, PersonId self, PersonId other)
      throws SQLException {
    Said said =
        sql.on(RELATION)
            .with(self.value())
            .with(other.value())
            .first(row ->
                new Said(
                    row.getLong(1),
                    row.getInt(2) != 0,
                    row.getInt(3) != 0,
                    SqliteProfiles.privacy(row, 4)));
    return said == null
        ? null
        : new Relation(
            said.privacyVersion(),
            said.blocked(),
            said.blocking(),
            said.privacy(),
            DirectChats.wrote(sql, other, self));
  }

  /** Whether either of two people has blocked the other. */
  static boolean any(Sql sql, PersonId one, PersonId other) throws SQLException {
    Boolean any =
        sql.on(ANY).with(one.value()).with(other.value()).first(row -> row.getInt(1) != 0);
    return any != null && any;
  }

  /** Takes away the blocks by and of a person. */
  public static void forget(Sql sql, PersonId person) throws SQLException {
    sql.on(FORGET).with(person.value()).run();
    sql.on(FORGET_OTHERS).with(person.value()).run();
  }
}
