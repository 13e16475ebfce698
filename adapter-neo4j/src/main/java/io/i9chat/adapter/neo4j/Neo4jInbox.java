package io.i9chat.adapter.neo4j;

import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Watermarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * A person's chats, found along their relationships and ordered by the times kept on chats and
 * memberships; the items themselves come from entries, which never change.
 *
 * <p>A head is always read before the windows, and in items its entry is looked up in between. So
 * windows are never older than the head beside them, and nobody is shown what came after they were
 * put out.
 */
final class Neo4jInbox implements Inbox {
  private static final String CHATS_OF_PERSON =
      """
      MATCH (:Person {id: $in.person})-[:HAS]->(m:Membership)-[:IN]->(c:Chat)
      WITH m, c, c.head AS head
      WITH m, c, head, m.windows AS windows
      WHERE size(windows) > 0
      WITH m, c, head, windows,
        CASE size(windows) % 2 WHEN 1 THEN c.activeAt ELSE m.leftAt END AS active
      """;

  /** Takes m, c and active, which is the time by which a page was cut out. */
  private static final String ITEMS =
      """
      WITH m, c, active, c.head AS head
      OPTIONAL MATCH (h:Entry {chat: c.id, seq: head})
      WITH m, c, active, head, h.version AS version
      WITH m, c, active, head, version, m.windows AS windows, m.read AS seen
      WHERE size(windows) > 0
      WITH m, c, active, head, version, windows, seen,
        CASE size(windows) % 2 WHEN 1 THEN head ELSE windows[-1] END AS last,
        [side IN coalesce(split(c.pair, '+'), []) WHERE side <> $in.person][0] AS other
      OPTIONAL MATCH (e:Entry {chat: c.id, seq: last})
      OPTIONAL MATCH (r:Entry {chat: c.id, seq: seen})
      OPTIONAL MATCH (peer:Membership {chat: c.id, person: other})
      RETURN c.id AS chat, c.kind AS kind, c.openedAt AS openedAt, head, version, windows, last,
        seen, r.messages AS messagesSeen, active, properties(e) AS entry,
        m {read: seen, .delivered, .readAt, .deliveredAt} AS own, properties(peer) AS peer
      ORDER BY active DESC, chat DESC
      """;

  static final String PAGE =
      CHATS_OF_PERSON
          + """
          WHERE $in.before IS NULL OR active < $in.before
          WITH m, active ORDER BY active DESC
          WITH collect(m) AS ms, collect(active) AS times
          WITH ms, times, CASE WHEN size(ms) > $in.limit THEN times[$in.limit - 1] END AS cut
          UNWIND range(0, size(ms) - 1) AS i
          WITH ms[i] AS m, times[i] AS active, cut
          WHERE cut IS NULL OR active >= cut
          MATCH (m)-[:IN]->(c:Chat)
          """
          + ITEMS;

  static final String ITEM =
      """
      MATCH (m:Membership {chat: $in.chat, person: $in.person})
      MATCH (c:Chat {id: $in.chat})
      WITH m, c, null AS active
      """
          + ITEMS;

  static final String HEADS =
      CHATS_OF_PERSON
          + """
          RETURN c.id AS chat, c.kind AS kind, head, windows, active,
            CASE size(windows) % 2 WHEN 1 THEN head ELSE windows[-1] END AS last
          ORDER BY active DESC, chat DESC
          """;

  private final Graph graph;

  Neo4jInbox(Graph graph) {
    this.graph = graph;
  }

  @Override
  public List<InboxItem> page(PersonId person, @Nullable Instant before, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("person", person.toString());
    parameters.put("before", Rows.timeOrNull(before));
    parameters.put("limit", (long) limit);
    return graph.settled(PAGE, parameters, rows -> items(person, rows));
  }

  @Override
  public Optional<InboxItem> item(PersonId person, ChatId chat) {
    Map<String, Object> parameters = Map.of("person", person.toString(), "chat", chat.toString());
    return graph.settled(ITEM, parameters, rows -> items(person, rows)).stream().findFirst();
  }

  @Override
  public List<ChatHead> heads(PersonId person) {
    return graph.settled(HEADS, Map.of("person", person.toString()), Neo4jInbox::heads);
  }

  private static Optional<List<ChatHead>> heads(List<Record> rows) {
    List<ChatHead> heads = new ArrayList<>(rows.size());
    for (Record row : rows) {
      if (isHalfLetIn(row)) {
        return Optional.empty();
      }
      ChatId chat = ChatId.parse(row.get("chat").asString());
      heads.add(new ChatHead(chat, row.get("last").asLong()));
    }
    return Optional.of(heads);
  }

  /** Whether the windows show the entry that let somebody in, and the head does not yet. */
  private static boolean isHalfLetIn(Record row) {
    Value windows = row.get("windows");
    boolean isIn = windows.size() % 2 == 1;
    return isIn
        && row.get("head").asLong() < windows.get(windows.size() - 1).asLong()
        && Rows.kind(row.get("kind")) == ChatKind.GROUP;
  }

  private static Optional<List<InboxItem>> items(PersonId person, List<Record> rows) {
    List<InboxItem> items = new ArrayList<>(rows.size());
    for (Record row : rows) {
      if (isHalfLetIn(row) || lacksAnEntry(row)) {
        return Optional.empty();
      }
      InboxItem item = item(person, row);
      Instant cutBy = Rows.instantOrNull(row.get("active"));
      // That time was read a moment before; if it has passed, so may the page's ends have.
      if (cutBy != null && !cutBy.equals(item.lastActivityAt())) {
        return Optional.empty();
      }
      items.add(item);
    }
    return Optional.of(items);
  }

  private static boolean lacksAnEntry(Record row) {
    boolean lacksHead = row.get("head").asLong() > 0 && row.get("version").isNull();
    boolean lacksLast = row.get("last").asLong() > 0 && row.get("entry").isNull();
    boolean lacksSeen = row.get("seen").asLong() > 0 && row.get("messagesSeen").isNull();
    return lacksHead || lacksLast || lacksSeen;
  }

  private static InboxItem item(PersonId person, Record row) {
    ChatId chat = ChatId.parse(row.get("chat").asString());
    Map<PersonId, Membership> members = new HashMap<>();
    members.put(person, new Membership(Rows.windows(row.get("windows"))));
    Watermarks ofPeer = null;
    Value peer = row.get("peer");
    if (!peer.isNull()) {
      members.put(
          Rows.person(peer.get("person")), new Membership(Rows.windows(peer.get("windows"))));
      ofPeer = Rows.watermarks(peer);
    }
    Instant openedAt = Rows.instant(row.get("openedAt"));
    ChatView view =
        new ChatView(
            chat, Rows.kind(row.get("kind")), openedAt, row.get("version").asLong(0), members);
    Entry last = row.get("entry").isNull() ? null : Rows.entry(chat, row.get("entry"));
    long unread = last == null ? 0 : last.messages() - row.get("messagesSeen").asLong(0);
    return new InboxItem(
        view,
        row.get("last").asLong(),
        // What was read may be newer than the head it is set against.
        Math.max(0, unread),
        Rows.watermarks(row.get("own")),
        ofPeer,
        last,
        last == null ? openedAt : last.at());
  }
}
