package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.log.Entries;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.LogHead;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/**
 * How chats are locked and read within a transaction: one query for all of them before anything is
 * decided, and one of {@link Storing} after it.
 *
 * <p>A chat's lock is the write lock of its node. Everything an append touches hangs below that
 * node, so appends to different chats never wait for each other; chats are locked in the order of
 * their ids, so transactions of several programs do not lock each other out.
 */
public final class ChatTransaction {
  /**
   * The head's figures are read from the head entry, after the lock. Setting a property to what it
   * is takes the lock and writes nothing. An append needs both sides of a direct chat only for the
   * first message.
   */
  static final String LOAD =
      Queries.add(
          "load",
          """
          UNWIND $in.asks AS ask
          MATCH (c:Chat {id: ask.chat})
          SET c.locked = true
          WITH ask, c
          WITH ask, c, c.head AS seq, coalesce(split(c.pair, '+'), []) AS sides
          OPTIONAL MATCH (h:Entry {chat: ask.chat, seq: seq})
          RETURN properties(c) AS chat, properties(h) AS head,
            COLLECT {
              UNWIND ask.people +
                CASE WHEN ask.sides OR h IS NULL OR h.messages = 0 THEN sides ELSE [] END AS person
              MATCH (m:Membership {chat: ask.chat, person: person})
              RETURN properties(m)
            } AS memberships,
            COLLECT {
              UNWIND ask.clientIds AS used
              MATCH (e:Entry {chat: ask.chat, author: used[0], clientId: used[1]})
              RETURN properties(e)
            } AS made,
            COLLECT {
              UNWIND ask.messages AS message
              MATCH (e:Entry {chat: ask.chat, seq: message})
              WHERE e.kind = 'message'
              RETURN [e.seq, coalesce(e.editedBy, 0), coalesce(e.deletedBy, 0)]
            } AS messages,
            COLLECT {
              UNWIND ask.reactions AS asked
              MATCH (e:Entry {chat: ask.chat, target: asked[0], author: asked[1]})
              USING INDEX SEEK e:Entry(chat, target, author, kind)
              WHERE e.kind IN ['reaction', 'unreaction']
              WITH asked[0] AS target, asked[1] AS author, max(e.seq) AS last
              RETURN [target, author, last]
            } AS reactions,
            EXISTS {
              UNWIND sides AS side
              MATCH (p:Person {id: side})
              WHERE p.readReceipts = false
            } AS readsHidden,
            COLLECT {
              UNWIND ask.authors AS author
              MATCH (p:Person {id: author})
              WHERE p.username IS NOT NULL
              RETURN [p.id, coalesce(p.stored, 0)]
            } AS stored
          """);

  private ChatTransaction() {}

  /** What each call is answered, in their order. */
  static List<Object> decide(TransactionContext tx, List<? extends ChatCall<?>> calls) {
    Map<ChatId, Ask> asks = new TreeMap<>();
    for (ChatCall<?> call : calls) {
      call.needs(asks.computeIfAbsent(call.chat(), chat -> new Ask()));
    }
    Stored stored = new Stored();
    Map<ChatId, ChatState> chats = load(tx, asks, stored);
    LockedFacts facts = facts(tx, asks.values());
    chats.values().forEach(chat -> chat.restOn(facts, stored));
    List<Object> answers = new ArrayList<>(calls.size());
    for (ChatCall<?> call : calls) {
      ChatState chat = chats.get(call.chat());
      answers.add(chat == null ? call.withoutChat() : call.decide(chat));
    }
    Storing.store(tx, chats.values(), stored);
    return answers;
  }

  /**
   * Whether an attempt that answered this was stored, though the answer was lost. If one of its
   * entries was, all of it was.
   */
  static boolean isStored(TransactionContext tx, List<Object> answers) {
    return answers.stream()
        .flatMap(answer -> answer instanceof List<?> results ? results.stream() : Stream.empty())
        .filter(CommitResult.Committed.class::isInstance)
        .map(result -> ((CommitResult.Committed) result).entry())
        .findFirst()
        .filter(entry -> isStored(tx, entry))
        .isPresent();
  }

  private static boolean isStored(TransactionContext tx, Entry entry) {
    Map<String, Object> in =
        Map.of("chat", entry.chat().toString(), "seqs", List.of(entry.seq()), "bytes", 1L);
    // Its body may have been withdrawn meanwhile.
    return tx.run(Entries.AT, Graph.in(in)).list().stream()
        .map(row -> Entries.entry(entry.chat(), row.get("entry")))
        .anyMatch(found -> found.withdrawn().equals(entry.withdrawn()));
  }

  private static LockedFacts facts(TransactionContext tx, Collection<Ask> asks) {
    Set<PersonId> people = new HashSet<>();
    Set<MediaId> media = new HashSet<>();
    for (Ask ask : asks) {
      people.addAll(ask.privacyVersions);
      media.addAll(ask.media);
    }
    if (!people.isEmpty()) {
      // Their locks are needed at the end, and are taken in one order with these.
      asks.forEach(ask -> people.addAll(ask.authors));
    }
    return LockedFacts.load(tx, people, media);
  }

  /** Locks a chat and reads it with these people and, in a direct chat, both sides. */
  static Optional<ChatState> load(TransactionContext tx, ChatId chat, Collection<PersonId> people) {
    Ask ask = new Ask();
    ask.people.addAll(people);
    ask.sides = true;
    return Optional.ofNullable(load(tx, Map.of(chat, ask), new Stored()).get(chat));
  }

  private static Map<ChatId, ChatState> load(
      TransactionContext tx, Map<ChatId, Ask> asks, Stored stored) {
    List<Map<String, Object>> rows = new ArrayList<>(asks.size());
    asks.forEach((chat, ask) -> rows.add(ask.row(chat)));
    Map<ChatId, ChatState> chats = new HashMap<>();
    for (Record row : tx.run(LOAD, Graph.in(Map.of("asks", rows))).list()) {
      ChatState chat = chat(row);
      chats.put(chat.id, chat);
      for (Value person : row.get("stored").values()) {
        stored.read(Properties.person(person.get(0)), person.get(1).asLong());
      }
    }
    return chats;
  }

  private static ChatState chat(Record row) {
    Value stored = row.get("chat");
    ChatId id = ChatId.parse(Properties.text(stored.get("id")));
    var openedAt = Properties.instant(stored.get("openedAt"));
    Value head = row.get("head");
    DirectState direct = ChatRows.direct(stored);
    GroupProfile profile = ChatRows.profile(stored);
    ChatState chat =
        new ChatState(
            id,
            openedAt,
            ChatRows.sides(stored),
            direct,
            direct == null
                ? ReceiptVisibility.ALL
                : ReceiptVisibility.between(
                    !direct.blockers().isEmpty(), row.get("readsHidden").asBoolean()),
            profile == null
                ? null
                : new GroupState(
                    profile, (int) figure(head, "members"), (int) figure(head, "admins")),
            log(head, openedAt, stored),
            direct == null ? figure(head, "version") : DirectChatState.version(stored));
    fill(chat, row, direct != null);
    return chat;
  }

  private static void fill(ChatState chat, Record row, boolean direct) {
    for (Value member : row.get("memberships").values()) {
      chat.memberships.put(Properties.person(member.get("person")), membership(member, direct));
    }
    for (Value made : row.get("made").values()) {
      Entry entry = Entries.entry(chat.id, made);
      ClientId clientId = new ClientId(Properties.text(made.get("clientId")));
      chat.made.put(new Ask.Authored(entry.author(), clientId), entry);
    }
    for (Value message : row.get("messages").values()) {
      chat.messageChanges.messages.put(
          message.get(0).asLong(),
          new MessageChanges.Message(message.get(1).asLong(), message.get(2).asLong()));
    }
    for (Value last : row.get("reactions").values()) {
      chat.messageChanges.reactions.put(
          new Ask.Reacted(last.get(0).asLong(), Properties.person(last.get(1))),
          last.get(2).asLong());
    }
  }

  /** The figures of the last entry, kept with it for good; without one, where the chat opened. */
  private static LogHead log(Value head, Instant openedAt, Value chat) {
    return head.isNull()
        ? LogHead.opened(openedAt)
        : new LogHead(
            head.get("seq").asLong(),
            Properties.instant(head.get("at")),
            head.get("messages").asLong(),
            Entries.last(head),
            Properties.instant(chat.get("activeAt")));
  }

  private static long figure(Value head, String name) {
    return head.isNull() ? 0 : head.get(name).asLong(0);
  }

  private static MembershipState membership(Value row, boolean direct) {
    // Under the chat's lock no transaction is half way through a change.
    var membership = ChatRows.membership(row).orElseThrow();
    var held = ChatRows.watermarks(row);
    var receipts =
        direct ? new ReceiptState(held, ChatRows.shown(row, true)) : ReceiptState.open(held);
    return new MembershipState(
        true, membership, receipts, Properties.instantOrNull(row.get("leftAt")));
  }
}
