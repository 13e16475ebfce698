package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.adapter.neo4j.node.Uses;
import io.i9chat.ports.account.Departures;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.PasswordHash;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.TransactionContext;

/**
 * Deleted accounts. Everything that says who a person was goes in one transaction; the node stays,
 * as what they wrote hangs on it, and keeps the key of the name that is never given again.
 */
public final class Neo4jDepartures implements Departures {
  static final String END =
      Queries.add(
          "departures end",
          """
          MATCH (p:Person {id: $in.person})
          SET p = {id: p.id, usernameKey: p.usernameKey, deleted: true, departure: $in.departure}
          """);

  static final String END_BLOCKS =
      Queries.add(
          "departures end blocks", "MATCH (:Person {id: $in.person})-[b:BLOCKS]-() DELETE b");

  static final String HAS_BEGUN =
      Queries.add(
          "departures has begun",
          """
          MATCH (p:Person {id: $in.person})
          USING INDEX SEEK p:Person(id)
          WHERE p.departure IS NOT NULL
          RETURN p.id AS id
          """);

  static final String OPEN =
      Queries.add(
          "departures open",
          """
          MATCH (p:Person)
          USING INDEX SEEK p:Person(departure, id)
          WHERE p.departure IN ['erase', 'keep'] AND p.id > $in.after
          WITH p ORDER BY p.id LIMIT $in.limit
          RETURN p.id AS id, p.departure AS departure
          """);

  static final String FINISH =
      Queries.add("departures finish", "MATCH (p:Person {id: $in.person}) SET p.departure = null");

  private static final String ERASE = "erase";

  private final Graph graph;

  public Neo4jDepartures(Graph graph) {
    this.graph = graph;
  }

  @Override
  public boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase) {
    AtomicBoolean tried = new AtomicBoolean();
    Map<String, Object> in =
        Map.of("person", person.toString(), "departure", erase ? ERASE : "keep");
    // It touches every direct chat that they ever had.
    return graph.writeUnhurried(tx -> {
      Optional<Account> account = People.locked(tx, person);
      if (account.isEmpty()) {
        // A repeated transaction finds that it has been stored.
        return tried.get() && !tx.run(HAS_BEGUN, Graph.in(in)).list().isEmpty();
      }
      if (!Objects.equals(verified, account.get().password())) {
        return false;
      }
      tried.set(true);
      end(tx, account.get(), in);
      return true;
    });
  }

  private static void end(TransactionContext tx, Account account, Map<String, Object> in) {
    tx.run(END, Graph.in(in)).consume();
    tx.run(END_BLOCKS, Graph.in(in)).consume();
    Uses.forget(tx, account.id());
    OpenProofs.forget(tx, account.email());
    Neo4jSessions.closeAllBut(tx, account.id(), null);
    DirectChatState.deleted(tx, account.id());
  }

  @Override
  public List<Departure> open(@Nullable PersonId after, int limit) {
    Map<String, Object> in =
        Map.of("after", after == null ? "" : after.toString(), "limit", (long) limit);
    return graph.rows(
        OPEN,
        in,
        row ->
            new Departure(
                Properties.person(row.get("id")),
                Properties.text(row.get("departure")).equals(ERASE)));
  }

  @Override
  public void finish(PersonId person) {
    Map<String, Object> in = Graph.in(Map.of("person", person.toString()));
    graph.write(tx -> tx.run(FINISH, in).consume());
  }
}
