package io.i9chat.adapter.neo4j.node;

import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.page.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people store, in bytes, as {@code stored} of their nodes, and within a transaction what its
 * calls add to it. Before it decides, a transaction reads it without a lock, so that a person's
 * messages to different chats do not wait for each other; at its end it adds to it under the lock.
 */
public final class Stored {
  public static final String USED =
      Queries.add(
          "storage used",
          """
          MATCH (p:Person {id: $in.person})
          WHERE p.username IS NOT NULL
          RETURN coalesce(p.stored, 0) AS stored
          """);

  /** Takes e, an entry; what ends to weigh on its author when its body is withdrawn. */
  public static final String BODY =
      "CASE WHEN e.type IS NULL THEN 0 ELSE 256 + 4 * size(coalesce(e.text, '')) END";

  /** Part of storing what a transaction did. */
  public static final String ADD =
      """
      CALL () {
        UNWIND $in.stored AS row
        MATCH (p:Person {id: row.person})
        SET p.locked = true
        WITH p, row
        WHERE p.username IS NOT NULL
        SET p.stored = coalesce(p.stored, 0) + row.bytes
      }
      """;

  /** Takes a person and the bytes that they do not store any more, in rows; ends the query. */
  public static final String LESS =
      """
      WITH person, sum(bytes) AS bytes
      WHERE bytes > 0
      WITH person, bytes ORDER BY person
      MATCH (p:Person {id: person})
      SET p.locked = true
      WITH p, bytes
      WHERE p.username IS NOT NULL
      SET p.stored = coalesce(p.stored, 0) - bytes
      """;

  /**
   * Counts what was stored before this was counted, of some people at a time; may run again, and
   * beside other programs.
   */
  public static final String FILL =
      """
      MATCH (p:Person)
      WHERE p.id > $in.after AND p.username IS NOT NULL AND p.stored IS NULL
      WITH p ORDER BY p.id LIMIT $in.most
      SET p.locked = true
      WITH p
      CALL (p) {
        WITH p
        WHERE p.stored IS NULL
        CALL (p) {
          MATCH (p)-[:HAS]->(:Membership)-[:WROTE]->(e:Entry)
          WHERE e.kind IN ['message', 'edit', 'reaction']
          RETURN coalesce(sum(256 + %s), 0) AS said
        }
        CALL (p) {
          MATCH (m:Media {owner: p.id})
          WHERE coalesce(m.unused, 0) <> 2
          RETURN coalesce(sum(m.size), 0) AS held
        }
        SET p.stored = said + held
      }
      RETURN max(p.id) AS last
      """
          .formatted(BODY);

  private final Map<PersonId, Long> used = new HashMap<>();
  private final Map<PersonId, Long> added = new TreeMap<>();

  /** What a person stores, as the transaction has read it. */
  public void read(PersonId person, long bytes) {
    used.put(person, bytes);
  }

  /** Whether so many bytes more are within the quota; those without an account store nothing. */
  public boolean hasRoom(PersonId person, long bytes, long quota) {
    return used.getOrDefault(person, 0L) + added.getOrDefault(person, 0L) + bytes <= quota;
  }

  /** The intent is stored. */
  public void add(Intent intent) {
    long bytes = Weight.kept(intent.payload());
    if (bytes > 0) {
      added.merge(intent.author(), bytes, Long::sum);
    }
  }

  /** What {@link #ADD} adds, with the people in the order that they are locked in. */
  public List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>(added.size());
    added.forEach((person, bytes) -> rows.add(Map.of("person", person.toString(), "bytes", bytes)));
    return rows;
  }
}
