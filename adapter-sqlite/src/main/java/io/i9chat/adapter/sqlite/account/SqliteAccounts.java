package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.chat.Transaction;
import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.adapter.sqlite.people.SqlitePlaces;
import io.i9chat.adapter.sqlite.people.SqliteProfiles;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.people.ExternalId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts. The writer is alone, so it looks first and writes only what cannot be refused. */
public final class SqliteAccounts implements Accounts {
  private static final String LIST =
      AccountRows.COLUMNS + " WHERE username_key > ? ORDER BY username_key LIMIT ?";
  private static final String MAKE =
      "INSERT INTO account (person, username, username_key, email, password, created_at, external_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String IS_PAST = "SELECT 1 FROM past_username WHERE username_key = ?";
  private static final String SET_PASSWORD = "UPDATE account SET password = ? WHERE person = ?";
  private static final String SET_DISABLED = "UPDATE account SET disabled = ? WHERE person = ?";

  private final Writer writer;
  private final Readers readers;
  private final SqliteSessions sessions;

  public SqliteAccounts(Writer writer, Readers readers, SqliteSessions sessions) {
    this.writer = writer;
    this.readers = readers;
    this.sessions = sessions;
  }

  @Override
  public Optional<Account> byId(PersonId person) {
    return readers.ask(sql -> Optional.ofNullable(AccountRows.byId(sql, person)));
  }

  @Override
  public Optional<Account> byUsername(Username username) {
    return readers.ask(sql -> Optional.ofNullable(AccountRows.byUsername(sql, username)));
  }

  @Override
  public Optional<Account> byEmail(EmailAddress email) {
    return readers.ask(sql -> Optional.ofNullable(AccountRows.byEmail(sql, email)));
  }

  @Override
  public Registration register(NewAccount account, Digest proof, Instant now) {
    return writer.ask(tx -> {
      Sql sql = tx.sql();
      Account wanted = account.account();
      EmailAddress proven = OpenProofs.proven(sql, proof, Purpose.SIGN_UP, now);
      if (proven == null || !proven.equals(wanted.email())) {
        return new Registration.ProofInvalid();
      }
      if (isTaken(sql, wanted.username())) {
        return new Registration.UsernameTaken();
      }
      if (AccountRows.byEmail(sql, proven) != null) {
        return new Registration.EmailTaken();
      }
      make(sql, account, null);
      OpenProofs.spend(sql, proof);
      return new Registration.Done();
    });
  }

  static boolean isTaken(Sql sql, Username username) throws SQLException {
    return AccountRows.byUsername(sql, username) != null
        || sql.on(IS_PAST).with(username.key()).any();
  }

  static void make(Sql sql, NewAccount made, @Nullable ExternalId externalId) throws SQLException {
    Account account = made.account();
    sql.on(MAKE)
        .with(account.id().value())
        .with(account.username().value())
        .with(account.username().key())
        .with(account.email() == null ? null : account.email().value())
        .with(account.password() == null ? null : account.password().encoded())
        .with(account.createdAt())
        .with(externalId == null ? null : externalId.value())
        .run();
    SqliteProfiles.make(sql, account.id(), made.displayName(), made.bio());
  }

  @Override
  public Optional<NewAccount> enrol(List<NewAccount> accounts) {
    List<NewAccount> all = List.copyOf(accounts);
    return writer.ask(tx -> {
      Sql sql = tx.sql();
      Optional<NewAccount> taken = firstTaken(sql, all);
      if (taken.isEmpty()) {
        for (NewAccount each : all) {
          make(sql, each, null);
        }
      }
      return taken;
    });
  }

  private static Optional<NewAccount> firstTaken(Sql sql, List<NewAccount> all)
      throws SQLException {
    Set<Username> usernames = new HashSet<>();
    Set<EmailAddress> emails = new HashSet<>();
    for (NewAccount each : all) {
      Username username = each.account().username();
      EmailAddress email = each.account().email();
      if (!usernames.add(username)
          || isTaken(sql, username)
          || (email != null && (!emails.add(email) || AccountRows.byEmail(sql, email) != null))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  @Override
  public PasswordChange setPassword(
      PasswordAuthorization authorization, PasswordHash password, Instant now) {
    return writer.ask(tx ->
        switch (authorization) {
          case PasswordAuthorization.OldPassword old -> change(tx, old, password);
          case PasswordAuthorization.Proven proven -> reset(tx, proven, password, now);
          case PasswordAuthorization.Operator operator -> set(tx, operator, password);
        });
  }

  private PasswordChange change(
      Transaction tx, PasswordAuthorization.OldPassword authorization, PasswordHash password)
      throws SQLException {
    Account account = AccountRows.byId(tx.sql(), authorization.person());
    if (account == null || !authorization.verified().equals(account.password())) {
      return new PasswordChange.Refused();
    }
    return set(tx, account, password, authorization.session());
  }

  private PasswordChange reset(
      Transaction tx,
      PasswordAuthorization.Proven authorization,
      PasswordHash password,
      Instant now)
      throws SQLException {
    EmailAddress email =
        OpenProofs.proven(tx.sql(), authorization.proof(), Purpose.PASSWORD_RESET, now);
    Account account = email == null ? null : AccountRows.byEmail(tx.sql(), email);
    return account == null ? new PasswordChange.Refused() : set(tx, account, password, null);
  }

  private PasswordChange set(
      Transaction tx, PasswordAuthorization.Operator authorization, PasswordHash password)
      throws SQLException {
    Account account = AccountRows.byId(tx.sql(), authorization.person());
    return account == null ? new PasswordChange.Refused() : set(tx, account, password, null);
  }

  private PasswordChange set(
      Transaction tx, Account account, PasswordHash password, @Nullable SessionId kept)
      throws SQLException {
    Sql sql = tx.sql();
    sql.on(SET_PASSWORD).with(password.encoded()).with(account.id().value()).run();
    OpenProofs.forget(sql, account.email());
    return new PasswordChange.Done(account.id(), sessions.closeAllBut(tx, account.id(), kept));
  }

  @Override
  public Optional<Set<SessionId>> setDisabled(PersonId person, boolean disabled) {
    return writer.ask(tx -> {
      Sql sql = tx.sql();
      Account account = AccountRows.byId(sql, person);
      if (account == null) {
        return Optional.empty();
      }
      sql.on(SET_DISABLED).with(disabled ? 1 : 0).with(person.value()).run();
      if (!disabled) {
        return Optional.of(Set.of());
      }
      OpenProofs.forget(sql, account.email());
      Ledger.condemnUnused(sql, person);
      SqlitePlaces.clear(sql, person);
      return Optional.of(sessions.closeAllBut(tx, person, null));
    });
  }

  @Override
  public List<Account> list(@Nullable Username after, int limit) {
    String key = after == null ? "" : after.key();
    return readers.ask(sql -> sql.on(LIST).with(key).with(limit).list(AccountRows::read));
  }
}
