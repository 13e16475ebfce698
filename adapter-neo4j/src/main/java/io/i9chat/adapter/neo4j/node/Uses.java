package io.i9chat.adapter.neo4j.node;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Picture;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.TransactionContext;

/**
 * What uses uploaded objects, as relationships: an entry {@code CARRIES} one, a person or a chat
 * {@code SHOWS} one as a picture, and the membership of a person who has gone {@code KEEPS} the
 * picture that the group had. An object's lock keeps the beginning of a use apart from its being
 * condemned, and from the end of another.
 */
public final class Uses {
  /** Takes m; objects that nothing uses any more are condemned: they cannot be used again. */
  public static final String UNUSED =
      """
      WITH DISTINCT m
      WHERE m.unused IS NULL AND NOT EXISTS { (m)<-[:CARRIES|SHOWS|KEEPS]-() }
      SET m.unused = 2
      WITH m.owner AS person, m.size AS bytes
      """
          + Stored.LESS;

  static final String LOCK =
      Queries.add(
          "uses lock",
          """
          UNWIND $in.media AS id
          MATCH (m:Media {id: id})
          SET m.locked = true
          """);

  static final String USABLE =
      Queries.add(
          "uses usable",
          """
          UNWIND $in.media AS id
          MATCH (m:Media {id: id})
          WHERE m.generation IS NOT NULL AND coalesce(m.unused, 0) <> 2
          RETURN m.id AS id
          """);

  static final String RELEASE_OF_PERSON =
      Queries.add(
          "uses release of person",
          """
          MATCH (:Person {id: $in.person})-[r:SHOWS]->(m:Media)
          WHERE NOT m.id IN $in.media
          SET m.locked = true
          DELETE r
          """
              + UNUSED);

  static final String RELEASE_KEPT =
      Queries.add(
          "uses release kept",
          """
          MATCH (:Person {id: $in.person})-[:HAS]->(:Membership)-[r:KEEPS]->(m:Media)
          SET m.locked = true
          DELETE r
          """
              + UNUSED);

  static final String SHOW =
      Queries.add(
          "uses show",
          """
          UNWIND $in.media AS id
          MATCH (p:Person {id: $in.person})
          MATCH (m:Media {id: id})
          MERGE (p)-[:SHOWS]->(m)
          SET m.unused = null
          """);

  /** Each is looked at again under its lock: a commit may have begun to use it. */
  static final String CONDEMN_UNUSED =
      Queries.add(
          "uses condemn unused",
          """
          MATCH (m:Media {owner: $in.person, unused: 0})
          USING INDEX SEEK m:Media(owner, unused)
          SET m.locked = true
          WITH m
          WHERE m.unused = 0
          SET m.unused = 2
          WITH m.owner AS person, m.size AS bytes
          """
              + Stored.LESS);

  private Uses() {}

  public static List<String> ids(Collection<MediaId> media) {
    return media.stream().distinct().sorted().map(MediaId::toString).toList();
  }

  /** Locks objects, and gives those of them that are verified and not condemned. */
  public static Set<MediaId> usable(TransactionContext tx, Collection<MediaId> media) {
    Map<String, Object> in = Graph.in(Map.of("media", ids(media)));
    tx.run(LOCK, in).consume();
    Set<MediaId> usable = new HashSet<>();
    tx.run(USABLE, in)
        .list()
        .forEach(row -> usable.add(MediaId.parse(Properties.text(row.get("id")))));
    return usable;
  }

  /** The person has another picture; the objects of the new one are usable. */
  public static void personPicture(
      TransactionContext tx, PersonId person, @Nullable Picture after) {
    List<MediaId> shown = after == null ? List.of() : after.objects();
    Map<String, Object> in = Map.of("person", person.toString(), "media", ids(shown));
    if (!shown.isEmpty()) {
      tx.run(SHOW, Graph.in(in)).consume();
    }
    tx.run(RELEASE_OF_PERSON, Graph.in(in)).consume();
  }

  /** Condemns what a person announced and never used. */
  public static void condemnUnused(TransactionContext tx, PersonId person) {
    tx.run(CONDEMN_UNUSED, Graph.in(Map.of("person", person.toString()))).consume();
  }

  /**
   * An account is deleted: it has no picture, none is kept for it, and what it never used is
   * condemned.
   */
  public static void forget(TransactionContext tx, PersonId person) {
    condemnUnused(tx, person);
    personPicture(tx, person, null);
    tx.run(RELEASE_KEPT, Graph.in(Map.of("person", person.toString()))).consume();
  }
}
