package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.page.AuthorPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The seqs of an author's messages that are not deleted. There is no index with an author's
 * messages in their order, because every message would have to pay for it: those of an author of
 * few are sorted, those of an author of many are looked for in the log, some rows of it at a time.
 *
 * @param messages in their order
 * @param upTo all of them up to this seq were found
 * @param more whether there may be others
 */
record Authored(List<Long> messages, long upTo, boolean more) {
  private static final String FEW =
      "SELECT seq FROM entry INDEXED BY entry_of_client_id WHERE chat = ? AND author = ?"
          + " AND client_id IS NOT NULL LIMIT ?";
  private static final String NEXT =
      "SELECT e.seq, e.kind = 1 AND e.author = ? AND NOT EXISTS (SELECT 1 FROM entry d"
          + " INDEXED BY entry_deletion WHERE d.chat = e.chat AND d.target = e.seq AND d.kind = 11)"
          + " FROM entry e WHERE e.chat = ? AND e.seq > ? ORDER BY e.seq LIMIT ?";

  /** Finds some above {@code after}, at most so many. */
  static Authored find(Sql sql, long key, PersonId author, long after, int most)
      throws SQLException {
    long looks = (long) AuthorPage.LOOKS * most;
    List<Long> all =
        new ArrayList<>(
            sql.on(FEW).with(key).with(author.value()).with(looks + 1).list(row -> row.getLong(1)));
    return all.size() <= looks
        ? ofFew(sql, key, all, after, most)
        : ofMany(sql, key, author, after, most, looks);
  }

  private static Authored ofFew(Sql sql, long key, List<Long> all, long after, int most)
      throws SQLException {
    all.removeIf(seq -> seq <= after);
    all.sort(null);
    List<Long> found = new ArrayList<>();
    for (long seq : all) {
      if (found.size() == most) {
        return new Authored(found, found.getLast(), true);
      }
      // The client ids of edits are in the index, too.
      if (About.isMessage(sql, key, seq) && About.deletion(sql, key, seq) == 0) {
        found.add(seq);
      }
    }
    return new Authored(found, all.isEmpty() ? after : all.getLast(), false);
  }

  private static Authored ofMany(
      Sql sql, long key, PersonId author, long after, int most, long looks) throws SQLException {
    Looking looking = new Looking(after, most);
    sql.on(NEXT).with(author.value()).with(key).with(after).with(looks).until(looking::row);
    boolean more = looking.rows == looks || looking.found.size() == most;
    return new Authored(looking.found, looking.upTo, more);
  }

  /** Entries in their order, of which the messages of the author are meant. */
  private static final class Looking {
    private final int most;
    private final List<Long> found = new ArrayList<>();
    private long upTo;
    private long rows;

    Looking(long after, int most) {
      this.upTo = after;
      this.most = most;
    }

    boolean row(ResultSet row) throws SQLException {
      rows++;
      upTo = row.getLong(1);
      if (row.getBoolean(2)) {
        found.add(upTo);
      }
      return found.size() < most;
    }
  }
}
