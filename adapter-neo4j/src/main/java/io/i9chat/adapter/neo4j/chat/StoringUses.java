package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.Uses;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.TransactionContext;

/**
 * Writes which uploaded objects the changes of a transaction bring into use, and then which they
 * take out of it: in few queries, and in none where nothing is carried or shown.
 */
public final class StoringUses {
  static final String CARRY =
      Queries.add(
          "storing uses carry",
          """
          UNWIND $in.carried AS use
          MATCH (e:Entry {chat: use.chat, seq: use.seq})
          MATCH (m:Media {id: use.media})
          MERGE (e)-[:CARRIES]->(m)
          SET m.unused = null
          """);

  static final String SHOW =
      Queries.add(
          "storing uses show",
          """
          UNWIND $in.shown AS use
          MATCH (c:Chat {id: use.chat})
          MATCH (m:Media {id: use.media})
          MERGE (c)-[:SHOWS]->(m)
          SET m.unused = null
          """);

  /** A deleted account has nothing to look at any more. */
  static final String KEEP =
      Queries.add(
          "storing uses keep",
          """
          UNWIND $in.keeping AS use
          WITH use ORDER BY use.person
          MATCH (p:Person {id: use.person})
          SET p.locked = true
          WITH use, p
          WHERE p.username IS NOT NULL
          MATCH (s:Membership {chat: use.chat, person: use.person})
          MATCH (m:Media {id: use.media})
          MERGE (s)-[:KEEPS]->(m)
          SET m.unused = null
          """);

  static final String WITHDRAW =
      Queries.add(
          "storing uses withdraw",
          """
          UNWIND $in.withdrawn AS gone
          MATCH (e:Entry {chat: gone.chat, seq: gone.seq})-[r:CARRIES]->(m:Media)
          SET m.locked = true
          DELETE r
          """
              + Uses.UNUSED);

  static final String HIDE =
      Queries.add(
          "storing uses hide",
          """
          UNWIND $in.pictures AS picture
          MATCH (:Chat {id: picture.chat})-[r:SHOWS]->(m:Media)
          WHERE NOT m.id IN picture.media
          SET m.locked = true
          DELETE r
          """
              + Uses.UNUSED);

  static final String THAW =
      Queries.add(
          "storing uses thaw",
          """
          UNWIND $in.back AS back
          MATCH (:Membership {chat: back.chat, person: back.person})-[r:KEEPS]->(m:Media)
          SET m.locked = true
          DELETE r
          """
              + Uses.UNUSED);

  private final List<Map<String, Object>> carried = new ArrayList<>();
  private final List<Map<String, Object>> shown = new ArrayList<>();
  private final List<Map<String, Object>> kept = new ArrayList<>();
  private final List<Map<String, Object>> withdrawn = new ArrayList<>();
  private final List<Map<String, Object>> pictures = new ArrayList<>();
  private final List<Map<String, Object>> back = new ArrayList<>();

  /** Notes what a chat's changes use. */
  void add(ChatState chat) {
    String id = chat.id.toString();
    chat.shown.forEach(media -> shown.add(Map.of("chat", id, "media", media.toString())));
    if (chat.changedProfile() != null) {
      pictures.add(Map.of("chat", id, "media", Uses.ids(chat.picture())));
    }
    chat.messageChanges
        .withdrawn()
        .keySet()
        .forEach(s -> withdrawn.add(Map.of("chat", id, "seq", s)));
    chat.memberships.forEach((person, state) -> add(id, person, state));
  }

  private void add(String chat, PersonId person, MembershipState state) {
    carried.addAll(state.carried);
    if (!state.isChanged() || !state.everIn()) {
      return;
    }
    Map<String, Object> row = Map.of("chat", chat, "person", person.toString());
    if (state.membership().isIn()) {
      if (state.membership().windows().size() > 1) {
        back.add(row);
      }
      return;
    }
    var frozen = state.membership().frozen();
    Picture picture = frozen == null ? null : frozen.profile().picture();
    if (picture != null) {
      for (MediaId media : picture.objects()) {
        kept.add(Map.of("chat", chat, "person", person.toString(), "media", media.toString()));
      }
    }
  }

  void store(TransactionContext tx) {
    run(tx, CARRY, "carried", carried);
    run(tx, SHOW, "shown", shown);
    run(tx, KEEP, "keeping", kept);
    run(tx, WITHDRAW, "withdrawn", withdrawn);
    run(tx, HIDE, "pictures", pictures);
    run(tx, THAW, "back", back);
  }

  private static void run(
      TransactionContext tx, String query, String name, List<Map<String, Object>> rows) {
    if (!rows.isEmpty()) {
      tx.run(query, Graph.in(Map.of(name, rows))).consume();
    }
  }
}
