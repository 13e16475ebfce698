package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Accounts, read from their rows. */
final class AccountRows {
  static final String COLUMNS =
      "SELECT person, username, email, password, created_at, disabled FROM account";
  private static final String BY_ID = COLUMNS + " WHERE person = ?";
  private static final String BY_USERNAME = COLUMNS + " WHERE username_key = ?";
  private static final String BY_EMAIL = COLUMNS + " WHERE email = ?";

  private AccountRows() {}

  static @Nullable Account byId(Sql sql, PersonId person) throws SQLException {
    return sql.on(BY_ID).with(person.value()).first(AccountRows::read);
  }

  static @Nullable Account byUsername(Sql sql, Username username) throws SQLException {
    return sql.on(BY_USERNAME).with(username.key()).first(AccountRows::read);
  }

  static @Nullable Account byEmail(Sql sql, EmailAddress email) throws SQLException {
    return sql.on(BY_EMAIL).with(email.value()).first(AccountRows::read);
  }

  static Account read(ResultSet row) throws SQLException {
    String email = row.getString(3);
    String password = row.getString(4);
    return new Account(
        Rows.person(row, 1),
        new Username(row.getString(2)),
        email == null ? null : new EmailAddress(email),
        password == null ? null : new PasswordHash(password),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getInt(6) != 0);
  }
}
