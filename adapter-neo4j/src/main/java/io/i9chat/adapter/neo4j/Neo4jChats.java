package io.i9chat.adapter.neo4j;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/** The chats as nodes, with a membership node between each and everybody who is or was in it. */
final class Neo4jChats implements Chats {
  static final String OPEN_DIRECT =
      """
      MERGE (c:Chat {pair: $in.pair})
      ON CREATE SET c.id = $in.fresh, c.kind = 'direct', c.openedAt = $in.at, c.activeAt = $in.at,
        c.head = 0
      SET c.locked = true
      RETURN c.id AS id
      """;

  static final String OPEN_GROUP =
      """
      MERGE (c:Chat {id: $in.fresh})
      ON CREATE SET c.kind = 'group', c.openedAt = $in.at, c.activeAt = $in.at, c.head = 0
      SET c.locked = true
      RETURN c.id AS id
      """;

  /**
   * The version is the head entry's. Its index shows that entry only after all memberships of its
   * transaction are in place, so memberships read after it are at least as new as the version; if
   * they are newer, a commit on that version is stale.
   */
  static final String VIEW =
      """
      MATCH (c:Chat {id: $in.chat})
      WITH c, c.head AS head
      OPTIONAL MATCH (h:Entry {chat: $in.chat, seq: head})
      WITH c, head, h.version AS version, coalesce(split(c.pair, '+'), []) AS sides
      RETURN c.kind AS kind, c.openedAt AS openedAt, head, version, sides,
        COLLECT {
          UNWIND $in.people + sides AS person
          MATCH (m:Membership {chat: $in.chat, person: person})
          RETURN [m.person, m.windows]
        } AS members
      """;

  private final Graph graph;
  private final GroupCommit commits;

  Neo4jChats(Graph graph, GroupCommit commits) {
    this.graph = graph;
    this.commits = commits;
  }

  @Override
  public Opened open(Opening opening) {
    return switch (opening) {
      case Opening.Direct direct -> graph.write(tx -> open(tx, direct));
      case Opening.Group group -> graph.write(tx -> open(tx, group));
    };
  }

  private static Opened open(TransactionContext tx, Opening.Direct direct) {
    String pair =
        Stream.of(direct.opener(), direct.other())
            .sorted()
            .map(PersonId::toString)
            .collect(Collectors.joining("+"));
    ChatState chat = merged(tx, OPEN_DIRECT, direct, Map.of("pair", pair));
    boolean fresh = chat.openSide(direct.opener());
    ChatTransaction.store(tx, List.of(chat));
    return new Opened(chat.view(List.of()), fresh);
  }

  private static Opened open(TransactionContext tx, Opening.Group group) {
    ChatState chat = merged(tx, OPEN_GROUP, group, Map.of());
    boolean fresh = chat.head().seq() == 0;
    if (fresh) {
      append(chat, group, new Payload.Created(group.name()));
      append(chat, group, new Payload.Added(group.people()));
      ChatTransaction.store(tx, List.of(chat));
    }
    return new Opened(chat.view(List.of(group.opener())), fresh);
  }

  private static void append(ChatState chat, Opening.Group group, Payload payload) {
    var unused =
        chat.append(new Intent(group.opener(), chat.head().version(), group.at(), payload));
  }

  private static ChatState merged(
      TransactionContext tx, String merge, Opening opening, Map<String, Object> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("fresh", opening.fresh().toString());
    parameters.put("at", Rows.time(opening.at()));
    Record merged = tx.run(merge, Graph.in(parameters)).single();
    ChatId id = ChatId.parse(merged.get("id").asString());
    return ChatTransaction.load(tx, id, List.of(opening.opener())).orElseThrow();
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    List<String> ids = Rows.ids(people);
    Optional<Seen> seen =
        graph.settled(
            VIEW,
            Map.of("chat", chat.toString(), "people", ids),
            rows -> rows.isEmpty() ? Optional.of(Optional.empty()) : seen(chat, rows.getFirst()));
    if (seen.isPresent() && !seen.get().found().keySet().containsAll(people)) {
      // A membership that is being made may be missing from its index when the version is already
      // raised. Under the chat's lock nothing is being made.
      return graph.write(
          tx -> ChatTransaction.load(tx, chat, people).map(state -> state.view(people)));
    }
    return seen.map(Seen::view);
  }

  /** A view, with everybody whose membership was found, in whatever state. */
  private record Seen(ChatView view, Map<PersonId, Membership> found) {}

  private static Optional<Optional<Seen>> seen(ChatId chat, Record row) {
    if (row.get("head").asLong() > 0 && row.get("version").isNull()) {
      return Optional.empty();
    }
    Map<PersonId, Membership> found = new HashMap<>();
    for (Value each : row.get("members").values()) {
      found.put(Rows.person(each.get(0)), new Membership(Rows.windows(each.get(1))));
    }
    List<PersonId> sides = row.get("sides").asList(Rows::person);
    Map<PersonId, Membership> members = new HashMap<>(found);
    members.entrySet().removeIf(e -> e.getValue().windows().isEmpty());
    sides.forEach(side -> members.put(side, found.getOrDefault(side, Membership.NONE)));
    ChatView view =
        new ChatView(
            chat,
            Rows.kind(row.get("kind")),
            Rows.instant(row.get("openedAt")),
            row.get("version").asLong(0),
            members);
    return Optional.of(Optional.of(new Seen(view, found)));
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    return commits.run(new ChatCall.Commit(chat, List.copyOf(intents)));
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, Payload.Message message) {
    return commits.run(new ChatCall.Made(chat, author, message));
  }
}
