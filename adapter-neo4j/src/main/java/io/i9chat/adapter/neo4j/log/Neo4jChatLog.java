package io.i9chat.adapter.neo4j.log;

import io.i9chat.adapter.neo4j.graph.Cut;
import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.Weight;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * The log, read from the index of entries by chat and seq; what is about messages from those by
 * chat, target and author or kind.
 */
public final class Neo4jChatLog implements ChatLog {
  private static final String PAGE =
      """
      OPTIONAL MATCH (c:Chat {id: $in.chat})
      WITH coalesce(c.head, 0) AS head
      RETURN head,
        COLLECT {
          UNWIND $in.windows AS window
          WITH window[0] AS from,
            CASE WHEN window[1] < head THEN window[1] ELSE head END AS to
          CALL (from, to) {
            MATCH (e:Entry {chat: $in.chat}) WHERE e.seq >= from AND e.seq <= to%2$s
            RETURN e ORDER BY e.chat %1$s, e.seq %1$s LIMIT $in.most
          }
          WITH e ORDER BY e.seq %1$s LIMIT $in.most
          %3$s
          RETURN properties(e)
        } AS entries,
        COLLECT {
          UNWIND $in.windows AS window
          WITH CASE WHEN window[1] < head THEN window[1] ELSE head END AS to
          MATCH (end:Entry {chat: $in.chat, seq: to})
          RETURN end {.seq, .target, .below}
        } AS ends
      """;

  private static final String SHOWN = " AND e.target IS NULL";

  static final String FORWARD =
      Queries.add("log forward", PAGE.formatted("ASC", "", Cut.by("e.seq")));
  static final String BACKWARD =
      Queries.add("log backward", PAGE.formatted("DESC", "", Cut.by("e.seq DESC")));
  static final String HISTORY_FORWARD =
      Queries.add("history forward", PAGE.formatted("ASC", SHOWN, Cut.by("e.seq")));
  static final String HISTORY_BACKWARD =
      Queries.add("history backward", PAGE.formatted("DESC", SHOWN, Cut.by("e.seq DESC")));

  static final String TARGET =
      Queries.add(
          "target",
          """
          MATCH (m:Entry {chat: $in.chat, seq: $in.seq})
          WHERE m.kind = 'message'
          WITH m, properties(m) AS message
          RETURN message,
            COLLECT {
              UNWIND [message.editedBy, message.deletedBy] AS seq
              MATCH (e:Entry {chat: $in.chat, seq: seq})
              RETURN properties(e)
            } AS done,
            COLLECT {
              MATCH (e:Entry {chat: $in.chat, target: $in.seq, author: $in.person})
              USING INDEX SEEK e:Entry(chat, target, author, kind)
              WHERE e.kind IN ['reaction', 'unreaction']
              RETURN properties(e)
            } AS reactions
          """);

  /** Of the next of an author's messages those that are not deleted, and the last looked at. */
  static final String BY =
      Queries.add(
          "by",
          """
          CALL () {
            MATCH (e:Entry {chat: $in.chat, author: $in.person})
            USING INDEX SEEK e:Entry(chat, author, seq)
            WHERE e.seq > $in.after AND e.clientId IS NOT NULL
            RETURN e ORDER BY e.chat, e.author, e.seq LIMIT $in.looks
          }
          WITH collect(e) AS looked
          RETURN size(looked) AS looks, looked[-1].seq AS upTo,
            COLLECT {
              UNWIND [own IN looked WHERE own.kind = 'message' AND own.deletedBy IS NULL]
                [..$in.most] AS e
          """
              + Cut.by("e.seq")
              + """
                  RETURN properties(e)
                } AS entries
              """);

  static final String ACTIVITIES =
      Queries.add(
          "activities",
          """
          MATCH (e:Entry {chat: $in.chat})
          WHERE e.activity < $in.below
          WITH e ORDER BY e.chat DESC, e.activity DESC LIMIT $in.most
          """
              + Cut.by("e.chat DESC, e.activity DESC")
              + "RETURN properties(e) AS entry");

  private static final Comparator<Entry> BY_SEQ = Comparator.comparingLong(Entry::seq);

  private final Graph graph;

  public Neo4jChatLog(Graph graph) {
    this.graph = graph;
  }

  @Override
  public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    String query = cursor instanceof Cursor.After ? FORWARD : BACKWARD;
    return page(query, new Page(chat, visible, cursor, bound, true));
  }

  @Override
  public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
    String query = cursor instanceof Cursor.After ? HISTORY_FORWARD : HISTORY_BACKWARD;
    return page(query, new Page(chat, visible, cursor, bound, false));
  }

  private LogPage page(String query, Page page) {
    return graph.settled(query, page.parameters(), rows -> page.of(rows.getFirst()));
  }

  @Override
  public List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound) {
    Map<String, Object> parameters =
        Map.of(
            "chat",
            chat.toString(),
            "seqs",
            seqs.stream().distinct().sorted().limit(bound.items()).toList(),
            "bytes",
            bound.bytes());
    return fill(inOrder(chat, Entries.AT, parameters), bound);
  }

  /** What fits of entries that the database has cut. */
  private static List<Entry> fill(List<Entry> entries, PageBound bound) {
    PageBound.Filling page = bound.fill();
    return entries.stream().takeWhile(entry -> page.takes(Weight.of(entry))).toList();
  }

  private List<Entry> inOrder(ChatId chat, String query, Map<String, Object> parameters) {
    return graph.rows(query, parameters, row -> Entries.entry(chat, row.get("entry"))).stream()
        .sorted(BY_SEQ)
        .toList();
  }

  @Override
  public Part<Fold> about(
      ChatId chat,
      List<Window> visible,
      List<Long> targets,
      @Nullable PersonId reader,
      PageBound bound) {
    return new Folds(chat, visible, reader, bound).of(targets, graph);
  }

  @Override
  public Optional<Target> target(ChatId chat, long seq, PersonId person) {
    Map<String, Object> parameters =
        Map.of("chat", chat.toString(), "seq", seq, "person", person.toString());
    return graph.settled(
        TARGET,
        parameters,
        rows -> rows.isEmpty() ? Optional.of(Optional.empty()) : target(chat, rows.getFirst()));
  }

  private static Optional<Optional<Target>> target(ChatId chat, Record row) {
    Value message = row.get("message");
    Entry edit = named(chat, row.get("done"), message.get("editedBy"));
    Entry deletion = named(chat, row.get("done"), message.get("deletedBy"));
    if ((edit == null) != message.get("editedBy").isNull()
        || (deletion == null) != message.get("deletedBy").isNull()) {
      return Optional.empty();
    }
    List<Entry> reactions =
        row.get("reactions").asList(value -> Entries.entry(chat, value)).stream()
            .sorted(BY_SEQ)
            .toList();
    long count =
        row.get("reactions").asList(value -> Properties.text(value.get("kind"))).stream()
            .filter("reaction"::equals)
            .count();
    return Optional.of(
        Optional.of(
            new Target(
                Entries.entry(chat, message),
                edit,
                deletion,
                reactions.isEmpty() ? null : reactions.getLast(),
                (int) count)));
  }

  private static @Nullable Entry named(ChatId chat, Value entries, Value seq) {
    for (Value entry : entries.values()) {
      if (!seq.isNull() && entry.get("seq").asLong() == seq.asLong()) {
        return Entries.entry(chat, entry);
      }
    }
    return null;
  }

  @Override
  public AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound) {
    long looks = (long) AuthorPage.LOOKS * bound.items();
    Map<String, Object> parameters =
        Map.of(
            "chat",
            chat.toString(),
            "person",
            author.toString(),
            "after",
            after,
            "looks",
            looks,
            "most",
            bound.items() + 1L,
            "bytes",
            bound.bytes());
    return graph
        .rows(
            BY,
            parameters,
            row -> {
              List<Entry> read =
                  row.get("entries").asList(value -> Entries.entry(chat, value)).stream()
                      .sorted(BY_SEQ)
                      .toList();
              boolean more = row.get("looks").asLong() == looks;
              return AuthorPage.cut(read, row.get("upTo").asLong(after), more, bound);
            })
        .getFirst();
  }

  @Override
  public List<Entry> activities(ChatId chat, long below, PageBound bound) {
    return graph.settled(
        ACTIVITIES,
        Map.of(
            "chat",
            chat.toString(),
            "below",
            below,
            "most",
            (long) bound.items(),
            "bytes",
            bound.bytes()),
        rows -> activities(chat, rows, bound));
  }

  /** Only activities raise the version of a group, so a missing one shows. */
  private static Optional<List<Entry>> activities(ChatId chat, List<Record> rows, PageBound bound) {
    List<Entry> read =
        rows.stream()
            .map(row -> Entries.entry(chat, row.get("entry")))
            .sorted(BY_SEQ.reversed())
            .toList();
    List<Entry> page = fill(read, bound);
    boolean cut = page.size() < read.size() || rows.size() == bound.items();
    for (int i = 0; i < rows.size(); i++) {
      long version = version(rows.get(i));
      boolean oldest = i == rows.size() - 1;
      boolean whole = oldest ? cut || version == 1 : version == version(rows.get(i + 1)) + 1;
      if (!whole) {
        return Optional.empty();
      }
    }
    return Optional.of(page);
  }

  private static long version(Record activity) {
    return activity.get("entry").get("version").asLong();
  }
}
