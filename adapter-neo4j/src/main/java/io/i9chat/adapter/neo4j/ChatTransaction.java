package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Watermarks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/**
 * How chats are locked, read and written within a transaction: one query for all of them before
 * anything is decided, one after it.
 *
 * <p>A chat's lock is the write lock of its node. Everything an append touches hangs below that
 * node, so appends to different chats never wait for each other; chats are locked in the order of
 * their ids, so transactions of several programs do not lock each other out.
 */
final class ChatTransaction {
  /**
   * The head's figures are read from the head entry, after the lock. Setting a property to what it
   * is takes the lock and writes nothing. An append needs both sides of a direct chat only for the
   * first message.
   */
  static final String LOAD =
      """
      UNWIND $in.asks AS ask
      MATCH (c:Chat {id: ask.chat})
      SET c.locked = true
      WITH ask, c
      WITH ask, c, c.head AS seq, coalesce(split(c.pair, '+'), []) AS sides
      OPTIONAL MATCH (h:Entry {chat: ask.chat, seq: seq})
      RETURN ask.chat AS chat, c.kind AS kind, c.openedAt AS openedAt, sides, seq,
        h.version AS version, h.messages AS messages, h.at AS at,
        COLLECT {
          UNWIND ask.people +
            CASE WHEN ask.sides OR h IS NULL OR h.messages = 0 THEN sides ELSE [] END AS person
          MATCH (m:Membership {chat: ask.chat, person: person})
          RETURN properties(m)
        } AS stays,
        COLLECT {
          UNWIND ask.clientIds AS used
          MATCH (e:Entry {chat: ask.chat, author: used[0], clientId: used[1]})
          RETURN properties(e)
        } AS made
      """;

  static final String STORE =
      """
      CALL () {
        UNWIND $in.heads AS head
        MATCH (c:Chat {id: head.chat})
        SET c.head = head.seq, c.activeAt = head.at
      }
      CALL () {
        UNWIND $in.newcomers AS new
        MATCH (c:Chat {id: new.chat})
        MERGE (p:Person {id: new.person})
        CREATE (p)-[:HAS]->(:Membership {chat: new.chat, person: new.person})-[:IN]->(c)
      }
      CALL () {
        UNWIND $in.stays AS stay
        MATCH (m:Membership {chat: stay.chat, person: stay.person})
        SET m.windows = stay.windows, m.leftAt = stay.leftAt,
          m.delivered = stay.delivered, m.deliveredAt = stay.deliveredAt,
          m.read = stay.read, m.readAt = stay.readAt
        WITH m, stay
        UNWIND stay.written AS e
        CREATE (m)-[:WROTE]->(:Entry {
          chat: stay.chat, seq: e.seq, at: e.at, author: stay.person, kind: e.kind,
          messages: e.messages, version: e.version, clientId: e.clientId, text: e.text,
          replyTo: e.replyTo, name: e.name, people: e.people})
      }
      CALL () {
        UNWIND $in.replies AS reply
        MATCH (e:Entry {chat: reply.chat, seq: reply.seq})
        MATCH (target:Entry {chat: reply.chat, seq: reply.to})
        CREATE (e)-[:REPLIES_TO]->(target)
      }
      """;

  private ChatTransaction() {}

  /** What each call is answered, in their order. */
  static List<Object> decide(TransactionContext tx, List<? extends ChatCall<?>> calls) {
    Map<ChatId, Ask> asks = new TreeMap<>();
    for (ChatCall<?> call : calls) {
      Ask ask = asks.computeIfAbsent(call.chat(), chat -> new Ask());
      call.people(ask.people::add);
      call.clientIds(ask.clientIds::add);
    }
    Map<ChatId, ChatState> chats = load(tx, asks);
    List<Object> answers = new ArrayList<>(calls.size());
    for (ChatCall<?> call : calls) {
      ChatState chat = chats.get(call.chat());
      answers.add(chat == null ? call.withoutChat() : call.decide(chat));
    }
    store(tx, chats.values());
    return answers;
  }

  /** Locks a chat and reads it with these people and, in a direct chat, both sides. */
  static Optional<ChatState> load(TransactionContext tx, ChatId chat, Collection<PersonId> people) {
    Ask ask = new Ask();
    ask.people.addAll(people);
    ask.sides = true;
    return Optional.ofNullable(load(tx, Map.of(chat, ask)).get(chat));
  }

  private static Map<ChatId, ChatState> load(TransactionContext tx, Map<ChatId, Ask> asks) {
    List<Map<String, Object>> rows = new ArrayList<>(asks.size());
    asks.forEach((chat, ask) -> rows.add(ask.row(chat)));
    Map<ChatId, ChatState> chats = new HashMap<>();
    for (Record row : tx.run(LOAD, Graph.in(Map.of("asks", rows))).list()) {
      ChatState chat = chat(row);
      chats.put(chat.id, chat);
    }
    return chats;
  }

  private static ChatState chat(Record row) {
    ChatId id = ChatId.parse(row.get("chat").asString());
    var openedAt = Rows.instant(row.get("openedAt"));
    long seq = row.get("seq").asLong();
    ChatState.Head head =
        seq == 0
            ? new ChatState.Head(0, 0, 0, openedAt)
            : new ChatState.Head(
                seq,
                row.get("version").asLong(),
                row.get("messages").asLong(),
                Rows.instant(row.get("at")));
    List<PersonId> sides = row.get("sides").asList(Rows::person);
    ChatState chat = new ChatState(id, Rows.kind(row.get("kind")), openedAt, sides, head);
    for (Value stay : row.get("stays").values()) {
      var windows = Rows.windows(stay.get("windows"));
      var leftAt = Rows.instantOrNull(stay.get("leftAt"));
      chat.stays.put(
          Rows.person(stay.get("person")), new Stay(true, windows, Rows.watermarks(stay), leftAt));
    }
    for (Value made : row.get("made").values()) {
      Entry entry = Rows.entry(id, made);
      ClientId clientId = new ClientId(made.get("clientId").asString());
      chat.made.put(new ChatState.Authored(entry.author(), clientId), entry);
    }
    return chat;
  }

  /** Writes what has changed in locked chats. */
  static void store(TransactionContext tx, Collection<ChatState> chats) {
    List<Map<String, Object>> heads = new ArrayList<>();
    List<Map<String, Object>> stays = new ArrayList<>();
    List<Map<String, Object>> newcomers = new ArrayList<>();
    List<Map<String, Object>> replies = new ArrayList<>();
    for (ChatState chat : chats) {
      String id = chat.id.toString();
      if (chat.hasGrown()) {
        heads.add(Map.of("chat", id, "seq", chat.head().seq(), "at", Rows.time(chat.head().at())));
      }
      chat.stays.forEach((person, stay) -> {
        if (stay.isChanged()) {
          Map<String, Object> row = row(id, person, stay);
          stays.add(row);
          if (!stay.stored) {
            newcomers.add(row);
          }
          stay.written.forEach(entry -> addReply(replies, id, entry));
        }
      });
    }
    if (heads.isEmpty() && stays.isEmpty()) {
      return;
    }
    // People are locked in one order by everybody, as chats are.
    newcomers.sort(Comparator.comparing(row -> (String) row.get("person")));
    tx.run(
            STORE,
            Graph.in(
                Map.of("heads", heads, "stays", stays, "newcomers", newcomers, "replies", replies)))
        .consume();
  }

  private static Map<String, Object> row(String chat, PersonId person, Stay stay) {
    Watermarks marks = stay.marks();
    Map<String, Object> row = new HashMap<>();
    row.put("chat", chat);
    row.put("person", person.toString());
    row.put("windows", Rows.windows(stay.membership().windows()));
    row.put("leftAt", Rows.timeOrNull(stay.leftAt()));
    row.put("delivered", marks.delivered());
    row.put("deliveredAt", Rows.timeOrNull(marks.deliveredAt()));
    row.put("read", marks.read());
    row.put("readAt", Rows.timeOrNull(marks.readAt()));
    row.put("written", stay.written);
    return row;
  }

  private static void addReply(
      List<Map<String, Object>> replies, String chat, Map<String, Object> entry) {
    Object to = entry.get("replyTo");
    if (to != null) {
      replies.add(Map.of("chat", chat, "seq", entry.getOrDefault("seq", 0L), "to", to));
    }
  }

  /** What a transaction's calls need to know of a chat. */
  private static final class Ask {
    final Set<PersonId> people = new LinkedHashSet<>();
    final Set<ChatState.Authored> clientIds = new LinkedHashSet<>();
    boolean sides;

    Map<String, Object> row(ChatId chat) {
      List<List<String>> used = new ArrayList<>(clientIds.size());
      for (ChatState.Authored each : clientIds) {
        used.add(Arrays.asList(each.author().toString(), each.clientId().value()));
      }
      return Map.of(
          "chat", chat.toString(), "people", Rows.ids(people), "clientIds", used, "sides", sides);
    }
  }
}
