package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.log.Entries;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Payload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/** Opens chats. Of two who open one at once the second waits for the first, and finds the chat. */
public final class Opener {
  static final String OPEN_DIRECT =
      Queries.add(
          "open direct",
          """
          MERGE (c:Chat {pair: $in.pair})
          ON CREATE SET c.id = $in.fresh, c.kind = 'direct', c.openedAt = $in.at, c.activeAt = $in.at,
            c.head = 0
          SET c.locked = true
          RETURN c.id AS id, c.between AS between
          """);

  static final String OPEN_GROUP =
      Queries.add(
          "open group",
          """
          MERGE (c:Chat {opener: $in.opener, clientId: $in.clientId})
          ON CREATE SET c.id = $in.fresh, c.kind = 'group', c.fingerprint = $in.fingerprint,
            c.openedAt = $in.at, c.activeAt = $in.at, c.head = 0, c.name = $in.name,
            c.description = $in.description, c.joinPolicy = $in.joinPolicy, c.picture = $in.picture,
            c.preview = $in.preview
          SET c.locked = true
          RETURN c.id AS id, c.fingerprint AS fingerprint
          """);

  static final String OPENED =
      Queries.add(
          "opener opened",
          "MATCH (c:Chat {opener: $in.opener, clientId: $in.clientId}) RETURN c.id AS id");

  private Opener() {}

  static OpenResult open(TransactionContext tx, Opening opening) {
    return switch (opening) {
      case Opening.Direct direct -> direct(tx, direct);
      case Opening.Group group -> group(tx, group);
    };
  }

  private static OpenResult direct(TransactionContext tx, Opening.Direct opening) {
    List<PersonId> both = List.of(opening.opener(), opening.other());
    // Locked whatever it rests on, so that no block comes between the chat and what it notes.
    if (!opening.holds(new LockedFacts(People.privacyVersions(tx, both), Set.of()))) {
      return new OpenResult.Stale();
    }
    Map<String, Object> parameters = parameters(opening);
    parameters.put("pair", DirectChatState.pair(opening.opener(), opening.other()));
    Record merged = tx.run(OPEN_DIRECT, Graph.in(parameters)).single();
    if (merged.get("between").isNull()) {
      DirectChatState.begin(
          tx, Properties.text(merged.get("id")), opening.opener(), opening.other());
    }
    ChatState chat = load(tx, merged, opening);
    boolean fresh = chat.openSide(opening.opener());
    Storing.store(tx, List.of(chat), new Stored());
    return new OpenResult.Opened(chat.view(List.of()), fresh, List.of());
  }

  private static OpenResult group(TransactionContext tx, Opening.Group opening) {
    Map<String, Object> parameters = parameters(opening);
    parameters.put("opener", opening.opener().toString());
    parameters.put("clientId", opening.clientId().value());
    parameters.put("fingerprint", Entries.fingerprint(opening.fingerprint()));
    parameters.putAll(ChatRows.profile(opening.profile()));
    if (tx.run(OPENED, Graph.in(parameters)).list().isEmpty() && !holds(tx, opening)) {
      return new OpenResult.Stale();
    }
    Record merged = tx.run(OPEN_GROUP, Graph.in(parameters)).single();
    if (!Entries.fingerprint(merged.get("fingerprint")).equals(opening.fingerprint())) {
      return new OpenResult.Mismatch();
    }
    ChatState chat = load(tx, merged, opening);
    boolean fresh = chat.log().seq() == 0;
    List<CommitResult.Committed> commits = List.of();
    if (fresh) {
      chat.showFirst(opening.profile());
      commits =
          List.of(
              append(chat, opening, new Payload.Created(opening.profile().name())),
              append(chat, opening, new Payload.Added(opening.people())));
      Storing.store(tx, List.of(chat), new Stored());
    }
    return new OpenResult.Opened(chat.view(List.of(opening.opener())), fresh, commits);
  }

  private static boolean holds(TransactionContext tx, Opening.Group opening) {
    List<PersonId> people =
        opening.preconditions().stream().map(Precondition.PrivacyVersion::person).toList();
    return opening.holds(LockedFacts.load(tx, people, opening.media()));
  }

  private static CommitResult.Committed append(
      ChatState chat, Opening.Group opening, Payload payload) {
    var intent = new Intent(opening.opener(), chat.version(), opening.at(), payload);
    if (chat.append(intent) instanceof CommitResult.Committed committed) {
      return committed;
    }
    throw new IllegalStateException("nothing can speak against the start of a group");
  }

  private static Map<String, Object> parameters(Opening opening) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("fresh", opening.fresh().toString());
    parameters.put("at", Properties.time(opening.at()));
    return parameters;
  }

  private static ChatState load(TransactionContext tx, Record merged, Opening opening) {
    ChatId id = ChatId.parse(Properties.text(merged.get("id")));
    return ChatTransaction.load(tx, id, List.of(opening.opener())).orElseThrow();
  }
}
