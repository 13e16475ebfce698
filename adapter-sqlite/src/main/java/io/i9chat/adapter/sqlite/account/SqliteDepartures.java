package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.chat.DirectChatChanges;
import io.i9chat.adapter.sqlite.chat.Transaction;
import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.adapter.sqlite.people.SqliteBlocks;
import io.i9chat.adapter.sqlite.people.SqlitePlaces;
import io.i9chat.ports.account.Departures;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.PasswordHash;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deleted accounts. Everything that says who a person was goes in one transaction. */
public final class SqliteDepartures implements Departures {
  private static final String END = "DELETE FROM account WHERE person = ?";
  private static final String END_PROFILE = "DELETE FROM profile WHERE person = ?";
  private static final String KEEP_USERNAME =
      "INSERT INTO past_username (username_key) VALUES (?) ON CONFLICT DO NOTHING";
  private static final String BEGIN =
      "INSERT INTO departure (person, erase) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String OPEN =
      "SELECT person, erase FROM departure WHERE person > ? ORDER BY person LIMIT ?";
  private static final String FINISH = "DELETE FROM departure WHERE person = ?";

  /** Before the id of every person. */
  private static final UUID FIRST = new UUID(0, 0);

  private final Writer writer;
  private final Readers readers;
  private final SqliteSessions sessions;

  public SqliteDepartures(Writer writer, Readers readers, SqliteSessions sessions) {
    this.writer = writer;
    this.readers = readers;
    this.sessions = sessions;
  }

  @Override
  public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
    return writer.ask(tx -> {
      Account account = AccountRows.byId(tx.sql(), person);
      if (account == null || !Objects.equals(verified, account.password())) {
        return false;
      }
      end(tx, account);
      tx.sql().on(BEGIN).with(person.value()).with(erase ? 1 : 0).run();
      return true;
    });
  }

  private void end(Transaction tx, Account account) throws SQLException {
    Sql sql = tx.sql();
    PersonId person = account.id();
    sql.on(END).with(person.value()).run();
    sql.on(KEEP_USERNAME).with(account.username().key()).run();
    Ledger.forget(sql, person);
    sql.on(END_PROFILE).with(person.value()).run();
    SqlitePlaces.clear(sql, person);
    SqliteBlocks.forget(sql, person);
    OpenProofs.forget(sql, account.email());
    sessions.closeAllBut(tx, person, null);
    DirectChatChanges.changedAll(tx, person);
  }

  @Override
  public List<Departure> open(@Nullable PersonId after, int limit) {
    return readers.ask(sql ->
        List.copyOf(
            sql.on(OPEN)
                .with(after == null ? FIRST : after.value())
                .with(limit)
                .list(row -> new Departure(Rows.person(row, 1), row.getInt(2) != 0))));
  }

  @Override
  public void finish(PersonId person) {
    writer.ask(tx -> tx.sql().on(FINISH).with(person.value()).run());
  }
}
