package io.i9chat.adapter.neo4j.media;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.Uses;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/**
 * The media ledger: a node for every announced object. Its {@code unused} is absent while it is in
 * use, else 0: never was, 1: was once, 2: condemned. What uses it is kept by {@link Uses}.
 */
public final class Neo4jMediaLedger implements MediaLedger {
  /** The owner's lock keeps bookings apart that together would pass the quota. */
  static final String LOCK_OWNER =
      Queries.add("ledger lock owner", "MERGE (p:Person {id: $in.owner}) SET p.locked = true");

  static final String BOOKED =
      Queries.add(
          "ledger booked",
          """
          MATCH (m:Media {id: $in.id})
          RETURN m.owner = $in.owner AND coalesce(m.unused, 0) <> 2 AS own
          """);

  static final String WAITING =
      Queries.add(
          "ledger waiting",
          """
          MATCH (p:Person {id: $in.owner})
          WITH CASE WHEN p.username IS NULL THEN 0 ELSE coalesce(p.stored, 0) END AS stored
          OPTIONAL MATCH (m:Media {owner: $in.owner, unused: 0})
          USING INDEX SEEK m:Media(owner, unused)
          RETURN stored, count(m) AS objects, coalesce(sum(m.size), 0) AS bytes
          """);

  static final String BOOK =
      Queries.add(
          "ledger book",
          """
          MERGE (m:Media {id: $in.id})
          SET m += $in.booked, m.unused = 0
          WITH m
          MATCH (p:Person {id: m.owner})
          WHERE p.username IS NOT NULL
          SET p.stored = coalesce(p.stored, 0) + m.size
          """);

  /** Takes m and its owner; the owner does not store those of them any more that they did. */
  private static final String FREE =
      """
      CALL (m, owner) {
        WITH m, owner
        WHERE m.unused <> 2
        MATCH (p:Person {id: owner})
        SET p.locked = true
        WITH m, p
        WHERE p.username IS NOT NULL
        SET p.stored = coalesce(p.stored, 0) - m.size
      }
      """;

  static final String FIND =
      Queries.add(
          "ledger find",
          """
          UNWIND $in.media AS id
          MATCH (m:Media {id: id})
          WHERE coalesce(m.unused, 0) <> 2
          RETURN properties(m) AS media
          """);

  static final String KNOWN =
      Queries.add(
          "ledger known",
          """
          UNWIND $in.media AS id
          MATCH (m:Media {id: id})
          RETURN m.id AS id
          """);

  static final String VERIFIED =
      Queries.add(
          "ledger verified",
          """
          MATCH (m:Media {id: $in.id})
          SET m.locked = true
          WITH m
          WHERE coalesce(m.unused, 0) <> 2
          SET m.generation = coalesce(m.generation, $in.generation)
          RETURN m.id AS id
          """);

  static final String PEOPLE =
      Queries.add(
          "ledger people",
          """
          MATCH (:Media {id: $in.id})<-[:SHOWS]-(p:Person)
          RETURN p.id AS id LIMIT $in.limit
          """);

  static final String GROUPS =
      Queries.add(
          "ledger groups",
          """
          MATCH (:Media {id: $in.id})<-[:SHOWS]-(c:Chat)
          RETURN c.id AS id LIMIT $in.limit
          """);

  static final String KEPT =
      Queries.add(
          "ledger kept",
          """
          MATCH (m:Membership)-[:KEEPS]->(:Media {id: $in.id})
          WHERE m.person = $in.person
          RETURN m.chat AS id LIMIT $in.limit
          """);

  static final String ENTRIES =
      Queries.add(
          "ledger entries",
          """
          MATCH (:Media {id: $in.id})<-[:CARRIES]-(e:Entry)
          MATCH (m:Membership {chat: e.chat, person: $in.person})
          WHERE m.windows IS NOT NULL
          RETURN e.chat AS id, e.seq AS seq LIMIT $in.limit
          """);

  static final String OF =
      Queries.add(
          "ledger of",
          """
          MATCH (m:Media {owner: $in.owner})
          WHERE coalesce(m.unused, 0) <> 2
          RETURN m.id AS id ORDER BY m.id
          """);

  // The index is by both, so both are named.
  static final String CONDEMNED =
      Queries.add(
          "ledger condemned",
          "MATCH (m:Media {unused: 2}) WHERE m.at IS NOT NULL RETURN m.id AS id LIMIT $in.limit");
  static final String USED_ONCE =
      Queries.add(
          "ledger used once",
          "MATCH (m:Media {unused: 1}) WHERE m.at IS NOT NULL RETURN m.id AS id LIMIT $in.limit");
  static final String NEVER_USED =
      Queries.add(
          "ledger never used",
          """
          MATCH (m:Media {unused: 0})
          WHERE m.at < $in.before
          RETURN m.id AS id LIMIT $in.limit
          """);

  static final String CONDEMN =
      Queries.add(
          "ledger condemn",
          """
          UNWIND $in.media AS id
          MATCH (m:Media {id: id})
          SET m.locked = true
          WITH m, m.owner AS owner ORDER BY owner
          WHERE m.unused IS NOT NULL
          """
              + FREE
              + """
              SET m.unused = 2
              RETURN m.id AS id
              """);

  static final String FORGET =
      Queries.add(
          "ledger forget",
          """
          UNWIND $in.media AS id
          MATCH (m:Media {id: id})
          SET m.locked = true
          WITH m, m.owner AS owner ORDER BY owner
          WHERE m.unused = 2 OR (m.unused = 0 AND m.generation IS NULL)
          """
              + FREE
              + "DELETE m");

  private final Graph graph;

  public Neo4jMediaLedger(Graph graph) {
    this.graph = graph;
  }

  @Override
  public boolean book(NewMedia media, MediaQuota quota) {
    Map<String, Object> in = new HashMap<>();
    in.put("id", media.id().toString());
    in.put("owner", media.owner().toString());
    in.put("booked", row(media));
    return graph.write(tx -> {
      tx.run(LOCK_OWNER, Graph.in(in)).consume();
      List<Record> booked = tx.run(BOOKED, Graph.in(in)).list();
      if (!booked.isEmpty()) {
        // A call that may have been stored is repeated.
        return booked.getFirst().get("own").asBoolean();
      }
      Record waiting = tx.run(WAITING, Graph.in(in)).single();
      if (waiting.get("objects").asInt() + 1 > quota.objects()
          || waiting.get("bytes").asLong() + media.size() > quota.bytes()
          || waiting.get("stored").asLong() + media.size() > quota.stored()) {
        return false;
      }
      tx.run(BOOK, Graph.in(in)).consume();
      return true;
    });
  }

  private static Map<String, Object> row(NewMedia media) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", media.id().toString());
    row.put("owner", media.owner().toString());
    row.put("kind", Properties.name(media.kind()));
    row.put("mime", media.mime().value());
    row.put("size", media.size());
    row.put("name", media.name() == null ? null : media.name().value());
    row.put("at", Properties.time(media.at()));
    return row;
  }

  @Override
  public List<MediaRecord> find(Collection<MediaId> media) {
    return graph.rows(FIND, Map.of("media", Uses.ids(media)), row -> record(row.get("media")));
  }

  @Override
  public Set<MediaId> known(Collection<MediaId> media) {
    return Set.copyOf(graph.rows(KNOWN, Map.of("media", Uses.ids(media)), Neo4jMediaLedger::id));
  }

  private static MediaRecord record(Value row) {
    Value name = row.get("name");
    Value generation = row.get("generation");
    NewMedia media =
        new NewMedia(
            MediaId.parse(Properties.text(row.get("id"))),
            Properties.person(row.get("owner")),
            MediaKind.valueOf(Properties.text(row.get("kind")).toUpperCase(Locale.ROOT)),
            new MimeType(Properties.text(row.get("mime"))),
            row.get("size").asLong(),
            name.isNull() ? null : FileName.kept(Properties.text(name)),
            Properties.instant(row.get("at")));
    Value unused = row.get("unused");
    return new MediaRecord(
        media,
        generation.isNull() ? null : Properties.text(generation),
        unused.isNull() || unused.asLong() != 0);
  }

  @Override
  public boolean verified(MediaId media, String generation) {
    Map<String, Object> in = Graph.in(Map.of("id", media.toString(), "generation", generation));
    return graph.write(tx -> !tx.run(VERIFIED, in).list().isEmpty());
  }

  @Override
  public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
    List<MediaUse> uses = new ArrayList<>();
    for (String query : List.of(PEOPLE, GROUPS, KEPT, ENTRIES)) {
      if (uses.size() == limit) {
        break;
      }
      Map<String, Object> in =
          Map.of(
              "id", media.toString(),
              "person", person.toString(),
              "limit", (long) (limit - uses.size()));
      graph.rows(query, in, row -> use(query, row)).stream()
          .filter(use -> !uses.contains(use))
          .forEach(uses::add);
    }
    return List.copyOf(uses);
  }

  private static MediaUse use(String query, Record row) {
    if (query.equals(PEOPLE)) {
      return new MediaUse.OfPerson(Properties.person(row.get("id")));
    }
    ChatId chat = ChatId.parse(Properties.text(row.get("id")));
    return query.equals(ENTRIES)
        ? new MediaUse.InEntry(chat, row.get("seq").asLong())
        : new MediaUse.OfGroup(chat);
  }

  private static MediaId id(Record row) {
    return MediaId.parse(Properties.text(row.get("id")));
  }

  @Override
  public List<MediaId> of(PersonId owner) {
    return graph.rows(OF, Map.of("owner", owner.toString()), Neo4jMediaLedger::id);
  }

  @Override
  public List<MediaId> condemned(Instant announcedBefore, int limit) {
    return graph.write(tx -> {
      List<MediaId> all = new ArrayList<>();
      for (String query : List.of(CONDEMNED, USED_ONCE, NEVER_USED)) {
        Map<String, Object> in =
            Map.of(
                "before", Properties.time(announcedBefore), "limit", (long) (limit - all.size()));
        List<MediaId> found =
            tx.run(query, Graph.in(in)).list().stream().map(Neo4jMediaLedger::id).toList();
        all.addAll(query.equals(CONDEMNED) ? found : condemn(tx, found));
      }
      return List.copyOf(all);
    });
  }

  /** Condemns those of these that are still not in use, under their locks. */
  private static List<MediaId> condemn(TransactionContext tx, List<MediaId> unused) {
    Map<String, Object> in = Graph.in(Map.of("media", Uses.ids(unused)));
    return tx.run(CONDEMN, in).list().stream().map(Neo4jMediaLedger::id).toList();
  }

  @Override
  public void forget(Collection<MediaId> media) {
    Map<String, Object> in = Graph.in(Map.of("media", Uses.ids(media)));
    graph.write(tx -> tx.run(FORGET, in).consume());
  }
}
