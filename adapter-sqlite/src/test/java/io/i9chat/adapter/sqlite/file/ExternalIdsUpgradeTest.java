package io.i9chat.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.adapter.sqlite.engine.Connections;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database from before accounts had external ids, when each had an address. */
final class ExternalIdsUpgradeTest {
  @TempDir private Path folder;

  private SqliteStore open() {
    return SqliteStore.open(SqliteConfig.in(folder));
  }

  /** Makes the table of accounts what it was before. */
  private void goBack() throws SQLException {
    try (Sql sql = Connections.writer(SqliteConfig.in(folder).database())) {
      sql.script(
          """
          CREATE TABLE old_account (
            person       BLOB    NOT NULL PRIMARY KEY,
            username     TEXT    NOT NULL,
            username_key TEXT    NOT NULL UNIQUE,
            email        TEXT    NOT NULL UNIQUE,
            password     TEXT,
            created_at   INTEGER NOT NULL,
            disabled     INTEGER NOT NULL DEFAULT 0
          ) STRICT, WITHOUT ROWID;
          INSERT INTO old_account
          SELECT person, username, username_key, email, password, created_at, disabled FROM account;
          DROP TABLE account;
          ALTER TABLE old_account RENAME TO account;
          PRAGMA user_version = 14;
          """);
    }
  }

  @Test
  void keepsItsAccountsAndTakesPeopleByExternalIds() throws SQLException {
    List<Account> before;
    try (SqliteStore store = open()) {
      StorePorts ports = store.ports();
      Account disabled = Newcomers.enrolled(ports);
      Newcomers.enrolled(ports);
      ports.accounts().setDisabled(disabled.id(), true);
      before = ports.accounts().list(null, 10);
      assertThat(before).hasSize(2).extracting(Account::disabled).containsOnlyOnce(true);
    }
    goBack();

    try (SqliteStore store = open()) {
      StorePorts ports = store.ports();
      assertThat(ports.accounts().list(null, 10)).isEqualTo(before);
      assertThat(ports.externalIds().of(before.stream().map(Account::id).toList())).isEmpty();
      NewPerson ada = Newcomers.person(Fresh.externalId());
      NewPerson bob = Newcomers.person(Fresh.externalId());
      Map<ExternalId, PersonId> people =
          Map.of(
              ada.externalId(), ada.account().account().id(),
              bob.externalId(), bob.account().account().id());
      assertThat(ports.externalIds().enrol(List.of(ada, bob)))
          .isEqualTo(new Enrolment.Done(people));
    }
    assertThat(SqliteStore.check(SqliteConfig.in(folder))).isEmpty();
  }
}
