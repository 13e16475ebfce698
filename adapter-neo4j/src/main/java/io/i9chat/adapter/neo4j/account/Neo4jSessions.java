package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/** Sessions, each a node that belongs to its person, who counts them to keep their order. */
public final class Neo4jSessions implements Sessions {
  static final String OPEN =
      Queries.add(
          "sessions open",
          """
          MATCH (p:Person {id: $in.session.person})
          SET p.sessions = coalesce(p.sessions, 0) + 1
          WITH p
          MERGE (s:Session {id: $in.session.id})
          SET s += $in.session, s.place = p.sessions
          MERGE (s)-[:OF]->(p)
          """);

  static final String FIND =
      Queries.add(
          "sessions find",
          """
          UNWIND $in.sessions AS id
          MATCH (s:Session {id: id})
          RETURN properties(s) AS session
          """);

  static final String OF =
      Queries.add(
          "sessions of",
          """
          MATCH (s:Session {person: $in.person})
          RETURN properties(s) AS session ORDER BY s.place
          """);

  static final String USED =
      Queries.add(
          "sessions used",
          """
          MATCH (s:Session {id: $in.id})
          SET s.locked = true
          WITH s
          WHERE s.lastUsedAt < $in.at
          SET s.lastUsedAt = $in.at,
            s.expiresAt = CASE WHEN s.endsAt < $in.expiresAt THEN s.endsAt ELSE $in.expiresAt END
          """);

  static final String CLOSE =
      Queries.add(
          "sessions close",
          """
          UNWIND $in.sessions AS id
          MATCH (s:Session {id: id})
          WHERE s.person = $in.person
          DETACH DELETE s
          RETURN id
          """);

  static final String CLOSE_ALL_BUT =
      Queries.add(
          "sessions close all but",
          """
          MATCH (s:Session {person: $in.person})
          WHERE s.id <> $in.kept
          WITH s, s.id AS id
          DETACH DELETE s
          RETURN id
          """);

  static final String FORGET =
      Queries.add(
          "sessions forget",
          """
          MATCH (s:Session)
          WHERE s.expiresAt <= $in.now
          WITH s LIMIT $in.most
          DETACH DELETE s
          RETURN count(*) AS done
          """);

  private final Graph graph;

  public Neo4jSessions(Graph graph) {
    this.graph = graph;
  }

  @Override
  public boolean open(Session session, @Nullable PasswordHash verified) {
    return graph.write(tx -> {
      Optional<Account> account = People.locked(tx, session.person());
      if (account.isEmpty()
          || account.get().disabled()
          || (verified != null && !verified.equals(account.get().password()))) {
        return false;
      }
      tx.run(OPEN, Graph.in(Map.of("session", row(session)))).consume();
      return true;
    });
  }

  private static Map<String, Object> row(Session session) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", session.id().toString());
    row.put("person", session.person().toString());
    row.put("device", session.device() == null ? null : session.device().value());
    row.put("createdAt", Properties.time(session.createdAt()));
    row.put("lastUsedAt", Properties.time(session.lastUsedAt()));
    row.put("endsAt", Properties.time(session.endsAt()));
    row.put("expiresAt", Properties.time(session.expiresAt()));
    return row;
  }

  private static Session session(Record row) {
    Value session = row.get("session");
    Value device = session.get("device");
    return new Session(
        SessionId.parse(Properties.text(session.get("id"))),
        Properties.person(session.get("person")),
        device.isNull() ? null : DeviceName.kept(Properties.text(device)),
        Properties.instant(session.get("createdAt")),
        Properties.instant(session.get("lastUsedAt")),
        Properties.instant(session.get("endsAt")));
  }

  @Override
  public List<Session> find(Collection<SessionId> sessions) {
    return graph.rows(FIND, Map.of("sessions", ids(sessions)), Neo4jSessions::session);
  }

  private static List<String> ids(Collection<SessionId> sessions) {
    return sessions.stream().map(SessionId::toString).distinct().sorted().toList();
  }

  @Override
  public List<Session> of(PersonId person) {
    return graph.rows(OF, Map.of("person", person.toString()), Neo4jSessions::session);
  }

  @Override
  public void used(SessionId session, Instant at) {
    Map<String, Object> in =
        Map.of(
            "id", session.toString(),
            "at", Properties.time(at),
            "expiresAt", Properties.time(at.plus(Session.IDLE)));
    graph.write(tx -> tx.run(USED, Graph.in(in)).consume());
  }

  @Override
  public Set<SessionId> close(PersonId person, Collection<SessionId> sessions) {
    Map<String, Object> in = Map.of("person", person.toString(), "sessions", ids(sessions));
    return closedByAnyAttempt(tx -> closed(tx, CLOSE, in));
  }

  @Override
  public Set<SessionId> closeOthers(PersonId person, SessionId kept) {
    return closedByAnyAttempt(tx -> {
      People.lock(tx, List.of(person));
      return closeAllBut(tx, person, kept);
    });
  }

  /**
   * Of attempts at a transaction the last may find nothing, because one before it was stored and
   * only its answer lost. One that was not stored closed none that the last does not close again.
   */
  private Set<SessionId> closedByAnyAttempt(Function<TransactionContext, Set<SessionId>> closing) {
    Set<SessionId> all = new HashSet<>();
    graph.write(tx -> all.addAll(closing.apply(tx)));
    return Set.copyOf(all);
  }

  /** Closes the sessions of a locked person but {@code kept}, or all if that is {@code null}. */
  static Set<SessionId> closeAllBut(
      TransactionContext tx, PersonId person, @Nullable SessionId kept) {
    Map<String, Object> in =
        Map.of("person", person.toString(), "kept", kept == null ? "" : kept.toString());
    return closed(tx, CLOSE_ALL_BUT, in);
  }

  private static Set<SessionId> closed(
      TransactionContext tx, String query, Map<String, Object> in) {
    Set<SessionId> closed = new HashSet<>();
    tx.run(query, Graph.in(in))
        .list()
        .forEach(row -> closed.add(SessionId.parse(Properties.text(row.get("id")))));
    return Set.copyOf(closed);
  }

  @Override
  public int forget(Instant now) {
    return graph.inParts(FORGET, Map.of("now", Properties.time(now)));
  }
}
