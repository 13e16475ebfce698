package io.i9chat.adapter.neo4j.people;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.adapter.neo4j.node.Uses;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/** Profiles, on the nodes of people. */
public final class Neo4jProfiles implements Profiles {
  static final String BY_ID =
      Queries.add(
          "profiles by id",
          """
          UNWIND $in.people AS id
          MATCH (p:Person {id: id})
          WHERE p.username IS NOT NULL
          """
              + "RETURN "
              + People.PROFILE);

  static final String BY_USERNAME =
      Queries.add(
          "profiles by username",
          """
          UNWIND $in.keys AS key
          MATCH (p:Person {usernameKey: key})
          WHERE p.username IS NOT NULL
          """
              + "RETURN "
              + People.PROFILE);

  static final String UPDATE =
      Queries.add(
          "profiles update",
          """
          MATCH (p:Person {id: $in.person})
          SET p += $in.profile,
            p.stance = p.stance + CASE WHEN $in.raised THEN 1 ELSE 0 END
          """);

  static final String SEEN =
      Queries.add(
          "profiles seen",
          """
          UNWIND $in.people AS id
          MATCH (p:Person {id: id})
          SET p.locked = true
          WITH p
          WHERE p.username IS NOT NULL AND (p.lastSeen IS NULL OR p.lastSeen < $in.at)
          SET p.lastSeen = $in.at
          """);

  private final Graph graph;

  public Neo4jProfiles(Graph graph) {
    this.graph = graph;
  }

  @Override
  public List<Profile> byId(Collection<PersonId> people) {
    return graph.rows(BY_ID, Map.of("people", Properties.ids(people)), Neo4jProfiles::profile);
  }

  @Override
  public List<Profile> byUsername(Collection<Username> usernames) {
    List<String> keys = usernames.stream().map(Username::key).distinct().toList();
    return graph.rows(BY_USERNAME, Map.of("keys", keys), Neo4jProfiles::profile);
  }

  private static Profile profile(Record row) {
    return People.profile(row.get("profile"));
  }

  @Override
  public ProfileUpdate update(PersonId person, ProfileChange change) {
    return graph.write(tx -> update(tx, person, change));
  }

  private static ProfileUpdate update(
      TransactionContext tx, PersonId person, ProfileChange change) {
    People.lock(tx, List.of(person));
    Map<String, Object> own = Map.of("people", Properties.ids(List.of(person)));
    Optional<Profile> found =
        tx.run(BY_ID, Graph.in(own)).list().stream().map(Neo4jProfiles::profile).findFirst();
    if (found.isEmpty()) {
      return new ProfileUpdate.NoSuchPerson();
    }
    Profile before = found.get();
    if (change.picture() instanceof Change.To<Picture>(Picture wanted)
        && !Uses.usable(tx, wanted.objects()).containsAll(wanted.objects())) {
      return new ProfileUpdate.MediaGone();
    }
    Profile after = change.on(before);
    Map<String, Object> in = new HashMap<>();
    in.put("person", person.toString());
    in.put("profile", row(after));
    in.put("raised", !after.privacy().equals(before.privacy()));
    tx.run(UPDATE, Graph.in(in)).consume();
    if (!Objects.equals(before.picture(), after.picture())) {
      Uses.personPicture(tx, person, after.picture());
    }
    return new ProfileUpdate.Updated(after);
  }

  private static Map<String, Object> row(Profile profile) {
    Map<String, Object> row = new HashMap<>();
    row.put("displayName", profile.displayName().value());
    row.put("bio", profile.bio().value());
    Properties.put(row, profile.picture());
    People.put(row, profile.privacy());
    return row;
  }

  @Override
  public void seen(Collection<PersonId> people, Instant at) {
    List<String> ids = people.stream().distinct().sorted().map(PersonId::toString).toList();
    Map<String, Object> in = Map.of("people", ids, "at", Properties.time(at));
    graph.write(tx -> tx.run(SEEN, Graph.in(in)).consume());
  }
}
