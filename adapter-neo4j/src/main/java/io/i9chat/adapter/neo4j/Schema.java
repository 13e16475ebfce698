package io.i9chat.adapter.neo4j;

import io.i9chat.adapter.neo4j.chat.Neo4jReceipts;
import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.log.Deletions;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.ports.PortFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * The constraints and indexes, in numbered steps. A step is a list of statements that may be run
 * again and by several programs at once, so an upgrade that was cut off is simply repeated at the
 * next start, and passes over what it has done.
 */
final class Schema {
  /** The words of messages are cut at white space, and are as they are. */
  private static final String WORDS =
      """
      CREATE FULLTEXT INDEX i9chat_entry_words IF NOT EXISTS
      FOR (n:Entry) ON EACH [n.words, n.wordsOf]
      OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
      """;

  static final List<List<String>> STEPS =
      List.of(
          List.of(
              unique("person_id", "(n:Person)", "n.id"),
              unique("chat_id", "(n:Chat)", "n.id"),
              unique("chat_pair", "(n:Chat)", "n.pair"),
              unique("chat_opening", "(n:Chat)", "(n.opener, n.clientId)"),
              unique("membership_place", "(n:Membership)", "(n.chat, n.person)"),
              unique("entry_seq", "(n:Entry)", "(n.chat, n.seq)"),
              unique("entry_client_id", "(n:Entry)", "(n.chat, n.author, n.clientId)"),
              index("entry_about", "(n:Entry)", "(n.chat, n.target, n.author)"),
              index("entry_author", "(n:Entry)", "(n.chat, n.author, n.seq)"),
              index("entry_activity", "(n:Entry)", "(n.chat, n.activity)"),
              WORDS,
              index("entry_unindexed", "(n:Entry)", "(n.unindexed)"),
              unique("person_username", "(n:Person)", "n.usernameKey"),
              unique("person_email", "(n:Person)", "n.email"),
              index("person_stance", "(n:Person)", "(n.id, n.stance)"),
              index("person_departure", "(n:Person)", "(n.departure, n.id)"),
              index("person_placed", "(n:Person)", "(n.placedAt)"),
              "CREATE POINT INDEX i9chat_person_place IF NOT EXISTS FOR (n:Person) ON (n.place)",
              unique("session_id", "(n:Session)", "n.id"),
              index("session_person", "(n:Session)", "(n.person)"),
              index("session_expiry", "(n:Session)", "(n.expiresAt)"),
              unique("code_ticket", "(n:Code)", "n.ticket"),
              index("code_email", "(n:Code)", "(n.email)"),
              index("code_expiry", "(n:Code)", "(n.expiresAt)"),
              unique("proof_token", "(n:Proof)", "n.token"),
              index("proof_email", "(n:Proof)", "(n.email)"),
              index("proof_expiry", "(n:Proof)", "(n.expiresAt)"),
              unique("media_id", "(n:Media)", "n.id"),
              index("media_owner", "(n:Media)", "(n.owner)"),
              index("media_waiting", "(n:Media)", "(n.owner, n.unused)"),
              index("media_unused", "(n:Media)", "(n.unused, n.at)"),
              unique("key_name", "(n:Key)", "n.name")),
          List.of(unique("deleted_block", "(n:Deleted)", Deletions.UNIQUE), Deletions.FILL),
          List.of(Neo4jReceipts.FILL),
          List.of(index("entry_done", "(n:Entry)", "(n.chat, n.target, n.kind, n.seq)")),
          List.of(Stored.FILL),
          List.of(
              index("entry_done_by", "(n:Entry)", "(n.chat, n.target, n.author, n.kind)"),
              "DROP INDEX i9chat_entry_about IF EXISTS"),
          List.of(unique("person_external_id", "(n:Person)", "n.externalId")));

  /** Those that go through what is stored; in one transaction they could take too long. */
  private static final Set<String> IN_PARTS =
      Set.of(Deletions.FILL, Neo4jReceipts.FILL, Stored.FILL);

  /** Of how many people, or chats, what is stored is gone through in one transaction. */
  private static final long PART = 200;

  private static final String MADE_MEANWHILE =
      "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists";

  /** A query is planned with the indexes that are there, and an index is built on its own time. */
  private static final String AWAIT = "CALL db.awaitIndexes(600)";

  private static final String READ =
      "MATCH (s:I9chatSchema {name: 'i9chat'}) RETURN s.version AS version";

  private static final String RAISE =
      """
      MERGE (s:I9chatSchema {name: 'i9chat'})
      SET s.locked = true
      WITH s WHERE coalesce(s.version, 0) < $in.version
      SET s.version = $in.version
      """;

  private Schema() {}

  private static String unique(String name, String node, String properties) {
    return "CREATE CONSTRAINT i9chat_%s IF NOT EXISTS FOR %s REQUIRE %s IS UNIQUE"
        .formatted(name, node, properties);
  }

  private static String index(String name, String node, String properties) {
    return "CREATE INDEX i9chat_%s IF NOT EXISTS FOR %s ON %s".formatted(name, node, properties);
  }

  /**
   * Runs the steps that the database has not had yet.
   *
   * @throws PortFailure if it has had steps that this program does not know
   */
  static void upgrade(Graph graph) {
    make(graph, unique("schema", "(n:I9chatSchema)", "n.name"));
    int known = STEPS.size();
    long version =
        graph.rows(READ, Map.of(), row -> row.get("version").asLong(0)).stream()
            .mapToLong(Long::longValue)
            .sum();
    if (version > known) {
      throw new PortFailure(
          "the database is at schema version %d, this program knows versions up to %d"
              .formatted(version, known));
    }
    for (long step = version; step < known; step++) {
      STEPS.get((int) step).forEach(statement -> make(graph, statement));
      graph.prepare(RAISE, Map.of("version", step + 1));
    }
    graph.prepare(AWAIT, Map.of());
  }

  /** Of two programs that find that an index is missing one comes second. */
  private static void make(Graph graph, String statement) {
    if (IN_PARTS.contains(statement)) {
      graph.prepareInParts(statement, PART);
      return;
    }
    try {
      graph.prepare(statement, Map.of());
    } catch (PortFailure failed) {
      boolean madeMeanwhile =
          failed.getCause() instanceof Neo4jException cause && cause.code().equals(MADE_MEANWHILE);
      if (!madeMeanwhile) {
        throw failed;
      }
    }
  }
}
