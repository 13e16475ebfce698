package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/**
 * External ids, on the nodes of people, which lose them with the account. The database keeps them
 * unique: the second of two who enrol one person is refused by a constraint, and then finds them
 * there, as does a transaction that is repeated.
 */
public final class Neo4jExternalIds implements ExternalIds {
  static final String PEOPLE =
      Queries.add(
          "external ids people",
          """
          UNWIND $in.externalIds AS externalId
          MATCH (p:Person {externalId: externalId})
          RETURN externalId, p.id AS person
          """);

  static final String OF =
      Queries.add(
          "external ids of",
          """
          UNWIND $in.people AS person
          MATCH (p:Person {id: person})
          USING INDEX SEEK p:Person(id)
          WHERE p.externalId IS NOT NULL
          RETURN p.externalId AS externalId, person
          """);

  private final Graph graph;

  public Neo4jExternalIds(Graph graph) {
    this.graph = graph;
  }

  /** Whose external id it is. */
  private record Holder(ExternalId externalId, PersonId person) {}

  private static Holder holder(Record row) {
    return new Holder(
        new ExternalId(Properties.text(row.get("externalId"))),
        Properties.person(row.get("person")));
  }

  private static Map<String, Object> asking(Collection<ExternalId> externalIds) {
    return Map.of("externalIds", externalIds.stream().map(ExternalId::value).distinct().toList());
  }

  @Override
  public Enrolment enrol(List<NewPerson> people) {
    Map<ExternalId, NewPerson> newcomers = new LinkedHashMap<>();
    people.forEach(each -> newcomers.putIfAbsent(each.externalId(), each));
    return graph.write(tx -> {
      Map<ExternalId, PersonId> found = new HashMap<>();
      tx.run(PEOPLE, Graph.in(asking(newcomers.keySet()))).list().stream()
          .map(Neo4jExternalIds::holder)
          .forEach(holder -> found.put(holder.externalId(), holder.person()));
      List<NewPerson> missing = new ArrayList<>(newcomers.values());
      missing.removeIf(each -> found.containsKey(each.externalId()));
      Optional<NewPerson> taken = make(tx, missing);
      if (taken.isPresent()) {
        return new Enrolment.UsernameTaken(taken.get());
      }
      missing.forEach(each -> found.put(each.externalId(), each.account().account().id()));
      return new Enrolment.Done(found);
    });
  }

  /** Makes them, unless the username of one is taken. */
  private static Optional<NewPerson> make(TransactionContext tx, List<NewPerson> missing) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (NewPerson each : missing) {
      Map<String, Object> row = Neo4jAccounts.row(each.account());
      row.put("externalId", each.externalId().value());
      rows.add(row);
    }
    List<Neo4jAccounts.Holders> holders = Neo4jAccounts.holders(tx, rows);
    Set<Username> usernames = new HashSet<>();
    for (int i = 0; i < missing.size(); i++) {
      boolean fresh = usernames.add(missing.get(i).account().account().username());
      if (!fresh || holders.get(i).name() != null) {
        return Optional.of(missing.get(i));
      }
    }
    Neo4jAccounts.make(tx, rows);
    return Optional.empty();
  }

  @Override
  public Map<ExternalId, PersonId> people(Collection<ExternalId> externalIds) {
    Map<ExternalId, PersonId> found = new HashMap<>();
    graph
        .rows(PEOPLE, asking(externalIds), Neo4jExternalIds::holder)
        .forEach(holder -> found.put(holder.externalId(), holder.person()));
    return Map.copyOf(found);
  }

  @Override
  public Map<PersonId, ExternalId> of(Collection<PersonId> people) {
    Map<PersonId, ExternalId> found = new HashMap<>();
    graph
        .rows(OF, Map.of("people", Properties.ids(Set.copyOf(people))), Neo4jExternalIds::holder)
        .forEach(holder -> found.put(holder.person(), holder.externalId()));
    return Map.copyOf(found);
  }
}
