package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Roster;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * Views and rosters, read without a lock.
 *
 * <p>The version and the numbers are the head entry's. Its index shows that entry only after
 * everything else of its transaction is in place, save for the index entries of others, so
 * memberships and profiles read after it are at least as new as the version; if they are newer, a
 * commit on that version is stale.
 */
public final class Views {
  private static final String OF_CHAT =
      """
      WITH c, c.head AS head
      OPTIONAL MATCH (h:Entry {chat: c.id, seq: head})
      WITH c, head, properties(h) AS last, coalesce(split(c.pair, '+'), []) AS sides
      RETURN properties(c) AS chat, head, last,
        COLLECT {
          UNWIND $in.people + sides AS person
          MATCH (m:Membership {chat: c.id, person: person})
          RETURN properties(m)
        } AS members
      """;

  static final String VIEW = Queries.add("view", "MATCH (c:Chat {id: $in.chat})\n" + OF_CHAT);
  static final String BETWEEN =
      Queries.add("between", "MATCH (c:Chat {pair: $in.pair})\n" + OF_CHAT);
  static final String OPENED =
      Queries.add(
          "opened", "MATCH (c:Chat {opener: $in.opener, clientId: $in.clientId})\n" + OF_CHAT);

  /**
   * Memberships that a later entry has changed come too, and say that the roster is not that of the
   * version any more.
   */
  static final String ROSTER =
      Queries.add(
          "roster",
          """
          MATCH (c:Chat {id: $in.chat})
          WITH c, c.head AS head
          OPTIONAL MATCH (h:Entry {chat: c.id, seq: head})
          WITH c, head, properties(h) AS last
          RETURN properties(c) AS chat, head, last,
            COLLECT {
              MATCH (m:Membership {chat: $in.chat})
              USING INDEX SEEK m:Membership(chat, person)
              WHERE m.person IS NOT NULL
                AND (m.standing IN ['member', 'admin'] OR m.changedBy > head)
              RETURN m {.person, .windows, .standing, .cleared, .changedBy}
            } AS members
          """);

  private final Graph graph;

  Views(Graph graph) {
    this.graph = graph;
  }

  /** A chat as it was found. */
  record Found(ChatView view, Value chat) {}

  /** The chat that one of the queries above finds, with these people. */
  Optional<Found> find(String query, Map<String, Object> parameters, Collection<PersonId> people) {
    Map<String, Object> in = new HashMap<>(parameters);
    in.put("people", Properties.ids(people));
    return graph.settled(
        query,
        in,
        rows -> rows.isEmpty() ? Optional.of(Optional.empty()) : found(rows.getFirst(), people));
  }

  private Optional<Optional<Found>> found(Record row, Collection<PersonId> people) {
    if (lacksHead(row)) {
      return Optional.empty();
    }
    Value chat = row.get("chat");
    Map<PersonId, Membership> members = new HashMap<>();
    for (Value each : row.get("members").values()) {
      Optional<Membership> membership = ChatRows.membership(each);
      if (membership.isEmpty()) {
        return Optional.empty();
      }
      members.put(Properties.person(each.get("person")), membership.get());
    }
    List<PersonId> sides = ChatRows.sides(chat);
    Set<PersonId> asked = new HashSet<>(people);
    asked.addAll(sides);
    if (!members.keySet().containsAll(asked)) {
      // A membership that is being made may be missing from its index when the version is already
      // raised. Under the chat's lock nothing is being made.
      return locked(chat, asked);
    }
    members.values().removeIf(membership -> membership.windows().isEmpty());
    sides.forEach(side -> members.putIfAbsent(side, Membership.NONE));
    return Optional.of(Optional.of(new Found(view(chat, row.get("last"), members), chat)));
  }

  private Optional<Optional<Found>> locked(Value chat, Set<PersonId> asked) {
    ChatId id = id(chat);
    Optional<ChatView> view =
        graph.write(tx -> ChatTransaction.load(tx, id, asked).map(state -> state.view(asked)));
    return view.isEmpty()
        ? Optional.empty()
        : Optional.of(view.map(found -> new Found(found, chat)));
  }

  private static ChatId id(Value chat) {
    return ChatId.parse(Properties.text(chat.get("id")));
  }

  private static boolean lacksHead(Record row) {
    return row.get("head").asLong() > 0 && row.get("last").isNull();
  }

  /** The view of a chat at its last entry. */
  static ChatView view(Value chat, Value last, Map<PersonId, Membership> members) {
    return new ChatView(
        id(chat),
        Properties.instant(chat.get("openedAt")),
        version(chat, last),
        members,
        group(chat, last),
        ChatRows.direct(chat));
  }

  /**
   * That of a direct chat is raised by what happens between the two, that of a group by entries.
   */
  private static long version(Value chat, Value last) {
    if (!ChatRows.sides(chat).isEmpty()) {
      return DirectChatState.version(chat);
    }
    return last.isNull() ? 0 : last.get("version").asLong();
  }

  private static @Nullable GroupState group(Value chat, Value last) {
    GroupProfile profile = ChatRows.profile(chat);
    return profile == null
        ? null
        : new GroupState(profile, last.get("members").asInt(0), last.get("admins").asInt(0));
  }

  /** All members at one version; empty if there is no such chat. */
  Optional<Roster> roster(ChatId chat) {
    return graph.settled(
        ROSTER,
        Map.of("chat", chat.toString()),
        rows -> rows.isEmpty() ? Optional.of(Optional.empty()) : roster(rows.getFirst()));
  }

  private static Optional<Optional<Roster>> roster(Record row) {
    if (lacksHead(row)) {
      return Optional.empty();
    }
    long head = row.get("head").asLong();
    boolean direct = !ChatRows.sides(row.get("chat")).isEmpty();
    Map<PersonId, Membership> members = new HashMap<>();
    for (Value each : row.get("members").values()) {
      Optional<Membership> membership = ChatRows.membership(each);
      if (membership.isEmpty() || (!direct && each.get("changedBy").asLong(0) > head)) {
        return Optional.empty();
      }
      members.put(Properties.person(each.get("person")), membership.get());
    }
    Value last = row.get("last");
    if (!direct && last.get("members").asInt(0) != members.size()) {
      return Optional.empty();
    }
    long version = version(row.get("chat"), last);
    return Optional.of(Optional.of(new Roster(version, members)));
  }
}
