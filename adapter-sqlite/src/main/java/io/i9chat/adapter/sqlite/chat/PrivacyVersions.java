package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.PersonId;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The number that every change of a person's blocks and privacy raises, from 1 on. A person without
 * an account has none.
 */
public final class PrivacyVersions {
  /** The privacy version of a new account. */
  public static final long FIRST = 1;

  /** A value that no privacy version ever has. */
  static final long NONE = 0;

  private static final String OF = "SELECT stance FROM profile WHERE person = ?";
  private static final String RAISE = "UPDATE profile SET stance = stance + 1 WHERE person = ?";

  private PrivacyVersions() {}

  public static long of(Sql sql, PersonId person) throws SQLException {
    return find(sql, person).orElse(NONE);
  }

  /** A person's privacy version; empty without an account. */
  static OptionalLong find(Sql sql, PersonId person) throws SQLException {
    Long now = sql.on(OF).with(person.value()).first(row -> row.getLong(1));
    return now == null ? OptionalLong.empty() : OptionalLong.of(now);
  }

  public static void raise(Sql sql, PersonId person) throws SQLException {
    sql.on(RAISE).with(person.value()).run();
  }
}
