package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Weight;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people store at the most, as the writer knows it. It follows what is added, and not what is
 * taken away: that is found out where a quota would be passed. So most messages cost no look at the
 * database. For the writer's thread alone.
 */
final class Stored {
  /** How many people are remembered between transactions, some 100 bytes each. */
  private static final int REMEMBERED = 20_000;

  private static final String ADD =
      "UPDATE membership SET stored = stored + ? WHERE person = ? AND chat = ?";

  private final Transaction tx;
  private final Map<PersonId, Long> most = new LinkedHashMap<>(16, 0.75f, true);

  Stored(Transaction tx) {
    this.tx = tx;
  }

  /** Whether what the intent stores is within its quota. */
  boolean hasRoom(Intent intent) throws SQLException {
    return hasRoom(intent.author(), Weight.kept(intent.payload()), intent.quota());
  }

  /** Whether so many bytes more are within the quota. */
  boolean hasRoom(PersonId person, long more, long quota) throws SQLException {
    if (quota == Intent.UNBOUNDED) {
      return true;
    }
    Long known = most.get(person);
    if (known != null && known + more <= quota) {
      return true;
    }
    long used = SqliteStorage.used(tx.sql(), person) + tx.unsaved(person);
    most.put(person, used);
    return used + more <= quota;
  }

  /** So many bytes are added in a chat, and written at once. */
  void write(PersonId person, long chat, long more) throws SQLException {
    if (more > 0) {
      tx.sql().on(ADD).with(more).with(person.value()).with(chat).run();
      add(person, more);
    }
  }

  /** So many bytes are added, which are written by others. */
  void add(PersonId person, long more) {
    most.computeIfPresent(person, (id, known) -> known + more);
  }

  /** A transaction is durable. */
  void forgetEldest() {
    Iterator<PersonId> eldest = most.keySet().iterator();
    while (most.size() > REMEMBERED) {
      eldest.next();
      eldest.remove();
    }
  }

  /** A transaction was undone, and what it took away is stored again. */
  void forget() {
    most.clear();
  }
}
