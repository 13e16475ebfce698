package io.i9chat.adapter.neo4j.node;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.DirectState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/**
 * What stands between the two of a direct chat. It is kept on the chat as one list of words, the
 * first of them the version: one property, so that no reader ever sees a version without what it is
 * the version of. Blocks and deleted accounts are in the graph beside it, where they are about
 * other chats too.
 */
public final class DirectChatState {
  private static final String BLOCKED = "blocked by ";
  private static final String DELETED = "deleted ";

  /** Takes c, which is locked; drops some words and adds some. */
  private static final String RAISE =
      """
      SET c.between = [toString(toInteger(coalesce(c.between[0], '0')) + 1)]
        + [word IN coalesce(c.between[1..], []) WHERE NOT word STARTS WITH $in.drop]
        + $in.add
      """;

  static final String RAISE_PAIR =
      Queries.add(
          "between raise pair",
          """
          MATCH (c:Chat {pair: $in.pair})
          SET c.locked = true
          WITH c
          """
              + RAISE);

  /** Every direct chat of a person, in one order for all who lock several. */
  static final String RAISE_ALL =
      Queries.add(
          "between raise all",
          """
          MATCH (:Person {id: $in.person})-[:HAS]->(:Membership)-[:IN]->(c:Chat)
          WHERE c.kind = 'direct'
          WITH c ORDER BY c.id
          SET c.locked = true
          WITH c
          """
              + RAISE);

  static final String BEGIN =
      Queries.add(
          "between begin",
          """
          MATCH (c:Chat {id: $in.chat})
          UNWIND [[$in.one, $in.other], [$in.other, $in.one]] AS pair
          OPTIONAL MATCH (p:Person {id: pair[0]})
          WITH c, p, EXISTS { MATCH (p)-[:BLOCKS]->(:Person {id: pair[1]}) } AS blocks
          WITH c,
            collect(CASE WHEN blocks THEN 'blocked by ' + p.id END) AS blockers,
            collect(CASE WHEN p.deleted THEN 'deleted ' + p.id END) AS deleted
          SET c.between = ['0'] + blockers + deleted
          """);

  private DirectChatState() {}

  /** The version of a direct chat. */
  public static long version(Value chat) {
    return Long.parseLong(Properties.text(chat.get("between").get(0)));
  }

  static DirectState state(Value chat) {
    List<String> words = chat.get("between").asList(Properties::text);
    Set<PersonId> blockers = new HashSet<>();
    Set<PersonId> deleted = new HashSet<>();
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith(BLOCKED)) {
        blockers.add(PersonId.parse(word.substring(BLOCKED.length())));
      } else {
        deleted.add(PersonId.parse(word.substring(DELETED.length())));
      }
    }
    return new DirectState(blockers, deleted);
  }

  /** Notes what stands between the two of a chat that has just been made; both are locked. */
  public static void begin(TransactionContext tx, String chat, PersonId one, PersonId other) {
    Map<String, Object> in = Map.of("chat", chat, "one", one.toString(), "other", other.toString());
    tx.run(BEGIN, Graph.in(in)).consume();
  }

  /** {@code person} has blocked {@code other}, who is locked too, or does so no more. */
  public static void blocked(TransactionContext tx, PersonId person, PersonId other, boolean now) {
    String word = BLOCKED + person;
    Map<String, Object> in =
        Map.of("pair", pair(person, other), "drop", word, "add", now ? List.of(word) : List.of());
    tx.run(RAISE_PAIR, Graph.in(in)).consume();
  }

  /** The account of a locked person is deleted, and every block by and of them with it. */
  public static void deleted(TransactionContext tx, PersonId person) {
    Map<String, Object> in =
        Map.of("person", person.toString(), "drop", BLOCKED, "add", List.of(DELETED + person));
    tx.run(RAISE_ALL, Graph.in(in)).consume();
  }

  /** The name that the direct chat of two people has for good, whichever of them opens it. */
  public static String pair(PersonId one, PersonId other) {
    return Stream.of(one, other).sorted().map(PersonId::toString).collect(Collectors.joining("+"));
  }
}
