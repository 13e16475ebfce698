package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.log.Deletions;
import io.i9chat.adapter.neo4j.log.Entries;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
 * A person's chats, found along their relationships and ordered by the times kept on chats and
 * memberships; the items themselves come from entries.
 *
 * <p>A head is always read before the windows, and in items its entry is looked up in between. So
 * windows are never older than the head beside them, and no person is shown what came after they
 * were put out.
 */
public final class Neo4jInbox implements Inbox {
  private static final String CHATS_OF_PERSON =
      """
      MATCH (:Person {id: $in.person})-[:HAS]->(m:Membership)-[:IN]->(c:Chat)
      WITH m, c, c.head AS head
      WITH m, c, head, m.windows AS windows
      WHERE size(windows) > 0
      WITH m, c, head, windows,
        CASE size(windows) % 2 WHEN 1 THEN c.activeAt ELSE m.leftAt END AS active
      """;

  /**
   * Takes m, c and active, which is the time by which a page was cut out. What is read is counted
   * up to there, or to what is cleared if that is further.
   */
  private static final String ITEMS =
      """
      WITH m, c, active, c.head AS head
      OPTIONAL MATCH (h:Entry {chat: c.id, seq: head})
      WITH m, c, active, head, properties(h) AS at
      WITH c, active, head, at, properties(m) AS own
      WHERE size(own.windows) > 0
      WITH c, active, head, at, own, size(own.windows) % 2 = 1 AS isIn,
        CASE WHEN coalesce(own.cleared, 0) < head THEN coalesce(own.cleared, 0) ELSE head END
          AS cleared,
        [side IN coalesce(split(c.pair, '+'), []) WHERE side <> $in.person][0] AS other
      WITH c, active, head, at, own, other,
        CASE WHEN isIn THEN CASE WHEN at.target IS NULL THEN at.seq ELSE at.below END
          ELSE own.windows[-1] END AS last,
        CASE WHEN coalesce(own.read, 0) < cleared THEN cleared ELSE coalesce(own.read, 0) END
          AS seen
      OPTIONAL MATCH (e:Entry {chat: c.id, seq: last})
      OPTIONAL MATCH (r:Entry {chat: c.id, seq: seen})
      OPTIONAL MATCH (peer:Membership {chat: c.id, person: other})
      """
          + Deletions.BETWEEN
          + """
          RETURN properties(c) AS chat, c.id AS id, head, at, own, coalesce(last, 0) AS last, seen,
            r.messages AS messagesSeen, deleted, active, properties(e) AS entry, properties(peer) AS peer
          ORDER BY active DESC, id DESC
          """;

  /** The chats that can be on a page and one more, with those of equal time as the last. */
  static final String ORDER =
      Queries.add(
          "inbox order",
          CHATS_OF_PERSON
              + """
              WHERE $in.before IS NULL OR active < $in.before
              WITH c.id AS id, active ORDER BY active DESC, id DESC
              WITH collect([id, active]) AS found
              WITH found, CASE WHEN size(found) > $in.most THEN found[$in.most][1] END AS cut
              UNWIND found AS each
              WITH each, cut
              WHERE cut IS NULL OR each[1] >= cut
              RETURN each[0] AS id, each[1] AS active
              """);

  static final String PAGE =
      Queries.add(
          "inbox page",
          """
          UNWIND $in.chats AS each
          MATCH (m:Membership {chat: each[0], person: $in.person})
          MATCH (c:Chat {id: each[0]})
          WITH m, c, each[1] AS active
          """
              + ITEMS);

  static final String ITEM =
      Queries.add(
          "inbox item",
          """
          MATCH (m:Membership {chat: $in.chat, person: $in.person})
          MATCH (c:Chat {id: $in.chat})
          WITH m, c, null AS active
          """
              + ITEMS);

  static final String HEADS =
      Queries.add(
          "inbox heads",
          CHATS_OF_PERSON
              + """
              RETURN c.id AS id, c.kind AS kind, head, windows, active,
                CASE size(windows) % 2 WHEN 1 THEN head ELSE windows[-1] END AS last
              ORDER BY active DESC, id DESC
              """);

  /** The membership's lock keeps changes at the same time apart; each sets only what it names. */
  static final String PREFER =
      Queries.add(
          "inbox prefer",
          """
          MATCH (m:Membership {chat: $in.chat, person: $in.person})
          WHERE size(m.windows) > 0
          SET m.mutedUntil = CASE WHEN $in.mutes THEN $in.mutedUntil ELSE m.mutedUntil END,
            m.archived = coalesce($in.archived, m.archived),
            m.pinned = coalesce($in.pinned, m.pinned),
            m.cleared = coalesce($in.cleared, m.cleared)
          """);

  private static final Comparator<InboxItem> LATEST_FIRST =
      Comparator.comparing(InboxItem::lastActivityAt)
          .thenComparing(item -> item.chat().id())
          .reversed();

  private static final int BATCH = 26;

  private final Graph graph;

  public Neo4jInbox(Graph graph) {
    this.graph = graph;
  }

  /** The items are read some at a time: each may come with two entries. */
  @Override
  public Part<InboxItem> page(PersonId person, @Nullable Instant before, PageBound bound) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("person", person.toString());
    parameters.put("before", Properties.timeOrNull(before));
    parameters.put("most", (long) bound.items());
    List<Object> order =
        graph.rows(
            ORDER,
            parameters,
            row -> List.of(row.get("id").asString(), row.get("active").asObject()));
    TimedPage<InboxItem> page = new TimedPage<>(bound);
    Set<ChatId> seen = new HashSet<>();
    for (int from = 0; from < order.size() && !page.isFull(); from += BATCH) {
      List<Object> some = order.subList(from, Math.min(order.size(), from + BATCH));
      Map<String, Object> in = Map.of("person", person.toString(), "chats", some);
      for (InboxItem item : graph.settled(PAGE, in, rows -> items(person, before, rows))) {
        if (seen.add(item.chat().id())) {
          page.add(item, Weight.of(item), item.lastActivityAt());
        }
      }
    }
    List<InboxItem> items = page.part().items();
    return new Part<>(items.stream().sorted(LATEST_FIRST).toList(), page.isFull());
  }

  @Override
  public Optional<InboxItem> item(PersonId person, ChatId chat) {
    Map<String, Object> parameters = Map.of("person", person.toString(), "chat", chat.toString());
    return graph.settled(ITEM, parameters, rows -> items(person, null, rows)).stream().findFirst();
  }

  @Override
  public List<ChatHead> heads(PersonId person) {
    return graph.settled(HEADS, Map.of("person", person.toString()), Neo4jInbox::heads);
  }

  @Override
  public Optional<InboxItem> prefer(PersonId person, ChatId chat, PreferenceChange change) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("person", person.toString());
    parameters.put("chat", chat.toString());
    parameters.put("mutes", !(change.mutedUntil() instanceof Change.Keep));
    parameters.put(
        "mutedUntil",
        change.mutedUntil() instanceof Change.To<Instant> to ? Properties.time(to.value()) : null);
    parameters.put("archived", change.archived());
    parameters.put("pinned", change.pinned());
    parameters.put("cleared", change.clearedUpTo());
    graph.write(tx -> tx.run(PREFER, Graph.in(parameters)).consume());
    return item(person, chat);
  }

  private static Optional<List<ChatHead>> heads(List<Record> rows) {
    List<ChatHead> heads = new ArrayList<>(rows.size());
    for (Record row : rows) {
      boolean group = Properties.text(row.get("kind")).equals("group");
      if (group && isHalfLetIn(row.get("windows"), row.get("head").asLong())) {
        return Optional.empty();
      }
      ChatId chat = ChatId.parse(Properties.text(row.get("id")));
      heads.add(new ChatHead(chat, row.get("last").asLong(), isIn(row.get("windows"))));
    }
    return Optional.of(heads);
  }

  private static boolean isIn(Value windows) {
    return windows.size() % 2 == 1;
  }

  /** Whether the windows show the entry that let a person in, and the head does not yet. */
  private static boolean isHalfLetIn(Value windows, long head) {
    return isIn(windows) && head < windows.get(windows.size() - 1).asLong();
  }

  /**
   * The items of a page. A chat may have become newer since the page was cut out: then it comes
   * first, or belongs to an earlier page, and the page ends where it did.
   */
  private static Optional<List<InboxItem>> items(
      PersonId person, @Nullable Instant before, List<Record> rows) {
    List<InboxItem> items = new ArrayList<>(rows.size());
    for (Record row : rows) {
      Optional<InboxItem> item = lacksAnEntry(row) ? Optional.empty() : item(person, row);
      Instant cutBy = Properties.instantOrNull(row.get("active"));
      if (item.isEmpty() || (cutBy != null && item.get().lastActivityAt().isBefore(cutBy))) {
        return Optional.empty();
      }
      if (before == null || item.get().lastActivityAt().isBefore(before)) {
        items.add(item.get());
      }
    }
    items.sort(LATEST_FIRST);
    return Optional.of(items);
  }

  private static boolean lacksAnEntry(Record row) {
    boolean lacksHead = row.get("head").asLong() > 0 && row.get("at").isNull();
    boolean lacksLast = row.get("last").asLong() > 0 && row.get("entry").isNull();
    boolean lacksSeen = row.get("seen").asLong() > 0 && row.get("messagesSeen").isNull();
    return lacksHead || lacksLast || lacksSeen;
  }

  private static Optional<InboxItem> item(PersonId person, Record row) {
    Value chat = row.get("chat");
    Value own = row.get("own");
    long head = row.get("head").asLong();
    Optional<Membership> membership = ChatRows.membership(own);
    Value peer = row.get("peer");
    Optional<Membership> other =
        peer.isNull() ? Optional.of(Membership.NONE) : ChatRows.membership(peer);
    if (membership.isEmpty()
        || other.isEmpty()
        || (ChatRows.sides(chat).isEmpty() && isHalfLetIn(own.get("windows"), head))) {
      return Optional.empty();
    }
    Map<PersonId, Membership> members = new HashMap<>();
    members.put(person, membership.get());
    ChatRows.sides(chat).stream()
        .filter(side -> !side.equals(person))
        .forEach(side -> members.put(side, other.get()));
    boolean direct = members.size() > 1;
    ChatView view = Views.view(chat, row.get("at"), members);
    Entry last = row.get("entry").isNull() ? null : Entries.entry(view.id(), row.get("entry"));
    long unread =
        last == null
            ? 0
            : last.messages() - row.get("messagesSeen").asLong(0) - row.get("deleted").asLong();
    return Optional.of(
        new InboxItem(
            view,
            membership.get().isIn() ? head : row.get("last").asLong(),
            // What was read may be newer than the head it is set against.
            Math.max(0, unread),
            ChatRows.watermarks(own),
            direct ? (peer.isNull() ? Watermarks.NONE : ChatRows.shown(peer, true)) : null,
            last != null && membership.get().shows(last.seq()) ? last : null,
            last == null ? view.openedAt() : last.at(),
            ChatRows.preferences(own)));
  }
}
