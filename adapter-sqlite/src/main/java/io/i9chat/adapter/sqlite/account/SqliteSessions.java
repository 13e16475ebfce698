package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.chat.Transaction;
import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Bytes;
import io.i9chat.adapter.sqlite.engine.QueuedCall;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sessions. */
public final class SqliteSessions implements Sessions {
  private static final String COLUMNS =
      "SELECT id, person, device, created_at, last_used_at, ends_at FROM session";
  private static final String BY_ID = COLUMNS + " WHERE id = ?";
  private static final String OF_PERSON = COLUMNS + " WHERE person = ? ORDER BY place";
  private static final String OPEN =
      "INSERT INTO session (id, person, device, created_at, last_used_at, ends_at, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String USED =
      "UPDATE session SET last_used_at = ?1, expires_at = min(ends_at, ?1 + ?2)"
          + " WHERE id = ?3 AND last_used_at < ?1";
  private static final String CLOSE = "DELETE FROM session WHERE id = ? AND person = ?";
  private static final String FORGET = "DELETE FROM session WHERE expires_at <= ?";

  private final Writer writer;
  private final Readers readers;

  /** How often sessions were closed: a read that one came between is made again. */
  private final AtomicLong closings = new AtomicLong();

  public SqliteSessions(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public boolean open(Session session, @Nullable PasswordHash verified) {
    return writer.ask(tx -> {
      Account account = AccountRows.byId(tx.sql(), session.person());
      if (account == null || !admits(account, verified)) {
        return false;
      }
      tx.sql()
          .on(OPEN)
          .with(session.id().value())
          .with(session.person().value())
          .with(session.device() == null ? null : session.device().value())
          .with(session.createdAt())
          .with(session.lastUsedAt())
          .with(session.endsAt())
          .with(session.expiresAt())
          .run();
      return true;
    });
  }

  private static boolean admits(Account account, @Nullable PasswordHash verified) {
    return !account.disabled() && (verified == null || verified.equals(account.password()));
  }

  @Override
  public List<Session> find(Collection<SessionId> sessions) {
    return unclosed(sql -> {
      List<Session> found = new ArrayList<>();
      for (SessionId id : new LinkedHashSet<>(sessions)) {
        Session session = sql.on(BY_ID).with(id.value()).first(SqliteSessions::read);
        if (session != null) {
          found.add(session);
        }
      }
      return List.copyOf(found);
    });
  }

  @Override
  public List<Session> of(PersonId person) {
    return unclosed(sql -> of(sql, person));
  }

  /** Reads until no session was closed meanwhile, so that none is found after it was closed. */
  private List<Session> unclosed(QueuedCall.Work<Sql, List<Session>> work) {
    while (true) {
      long before = closings.get();
      List<Session> found = readers.ask(work);
      if (found.isEmpty() || closings.get() == before) {
        return found;
      }
    }
  }

  private static List<Session> of(Sql sql, PersonId person) throws SQLException {
    return List.copyOf(sql.on(OF_PERSON).with(person.value()).list(SqliteSessions::read));
  }

  private static Session read(ResultSet row) throws SQLException {
    String device = row.getString(3);
    return new Session(
        new SessionId(Bytes.uuid(row.getBytes(1))),
        Rows.person(row, 2),
        device == null ? null : DeviceName.kept(device),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)));
  }

  @Override
  public void used(SessionId session, Instant at) {
    writer.ask(
        tx -> tx.sql().on(USED).with(at).with(Session.IDLE.toMillis()).with(session.value()).run());
  }

  @Override
  public Set<SessionId> close(PersonId person, Collection<SessionId> sessions) {
    Set<SessionId> asked = Set.copyOf(sessions);
    return writer.ask(tx -> close(tx, person, asked));
  }

  @Override
  public Set<SessionId> closeOthers(PersonId person, SessionId kept) {
    return writer.ask(tx -> closeAllBut(tx, person, kept));
  }

  /** Closes the person's sessions but {@code kept}, or all if that is {@code null}. */
  Set<SessionId> closeAllBut(Transaction tx, PersonId person, @Nullable SessionId kept)
      throws SQLException {
    Set<SessionId> ended = new HashSet<>();
    for (Session session : of(tx.sql(), person)) {
      if (!session.id().equals(kept)) {
        ended.add(session.id());
      }
    }
    return close(tx, person, ended);
  }

  private Set<SessionId> close(Transaction tx, PersonId person, Set<SessionId> sessions)
      throws SQLException {
    Set<SessionId> closed = new HashSet<>();
    for (SessionId id : sessions) {
      if (tx.sql().on(CLOSE).with(id.value()).with(person.value()).run() == 1) {
        closed.add(id);
      }
    }
    if (!closed.isEmpty()) {
      tx.afterCommit(closings::incrementAndGet);
    }
    return Set.copyOf(closed);
  }

  @Override
  public int forget(Instant now) {
    return writer.ask(tx -> {
      int forgotten = tx.sql().on(FORGET).with(now).run();
      tx.afterCommit(closings::incrementAndGet);
      return forgotten;
    });
  }
}
