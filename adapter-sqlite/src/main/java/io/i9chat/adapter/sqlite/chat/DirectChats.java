package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The direct chats of people, for what stands between them. */
public final class DirectChats {
  private static final String PAIR = "SELECT id FROM chat WHERE low = ? AND high = ?";
  private static final String WROTE =
      "SELECT m.wrote FROM chat c JOIN membership m ON m.person = ? AND m.chat = c.key"
          + " WHERE c.low = ? AND c.high = ?";

  private static final String BLOCKED = "SELECT 1 FROM block WHERE person = ? AND other = ?";
  private static final String SIGHT =
      "SELECT EXISTS (SELECT 1 FROM block WHERE person = ?1 AND other = ?2)"
          + " OR EXISTS (SELECT 1 FROM block WHERE person = ?2 AND other = ?1),"
          + " EXISTS (SELECT 1 FROM profile WHERE person = ?1 AND read_receipts = 0)"
          + " OR EXISTS (SELECT 1 FROM profile WHERE person = ?2 AND read_receipts = 0)";
  private static final String ACCOUNT = "SELECT 1 FROM account WHERE person = ?";

  private DirectChats() {}

  /** The two in the order of their ids. */
  static List<PersonId> sides(PersonId one, PersonId other) {
    return one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one);
  }

  static @Nullable ChatId find(Sql sql, List<PersonId> sides) throws SQLException {
    return sql.on(PAIR)
        .with(sides.getFirst().value())
        .with(sides.getLast().value())
        .first(row -> Rows.chat(row, 1));
  }

  /** Whether {@code author} has sent a message in the direct chat with {@code to}. */
  public static boolean wrote(Sql sql, PersonId author, PersonId to) throws SQLException {
    List<PersonId> sides = sides(author, to);
    Integer wrote =
        sql.on(WROTE)
            .with(author.value())
            .with(sides.getFirst().value())
            .with(sides.getLast().value())
            .first(row -> row.getInt(1));
    return wrote != null && wrote != 0;
  }

  /** What stands between the two sides. */
  static DirectState state(Sql sql, List<PersonId> sides) throws SQLException {
    Set<PersonId> blockers = new HashSet<>();
    Set<PersonId> deleted = new HashSet<>();
    for (PersonId side : sides) {
      PersonId other = sides.get(sides.getFirst().equals(side) ? 1 : 0);
      if (sql.on(BLOCKED).with(side.value()).with(other.value()).any()) {
        blockers.add(side);
      }
      if (!sql.on(ACCOUNT).with(side.value()).any()) {
        deleted.add(side);
      }
    }
    return new DirectState(blockers, deleted);
  }

  /** How much the two sides may know of each other's receipts. */
  static ReceiptVisibility visibility(Sql sql, List<PersonId> sides) throws SQLException {
    ReceiptVisibility visibility =
        sql.on(SIGHT)
            .with(sides.getFirst().value())
            .with(sides.getLast().value())
            .first(row -> ReceiptVisibility.between(row.getInt(1) != 0, row.getInt(2) != 0));
    return Objects.requireNonNull(visibility, "a row without a table");
  }
}
