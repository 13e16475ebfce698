package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat as the writer knows it, ahead of its row: the row and the watermarks that moved are
 * written once per transaction, however many entries it appends. For the writer's thread alone.
 */
final class ChatState {
  private static final String FIND =
      "SELECT key, kind, opened_at, version, head, messages, last_at, low, high"
          + " FROM chat WHERE id = ?";
  private static final String SAVE =
      "UPDATE chat SET version = ?, head = ?, messages = ?, last_at = ? WHERE key = ?";

  final long key;
  final ChatId id;
  final ChatKind kind;
  final Instant openedAt;
  final List<PersonId> sides;

  long version;
  long head;
  long messages;
  long lastAt;

  /** Whether the transaction has this chat on its list of what to save. */
  boolean unsaved;

  private final Map<PersonId, Marks> moved = new HashMap<>(2);

  ChatState(long key, ChatId id, ChatKind kind, Instant openedAt, List<PersonId> sides) {
    this.key = key;
    this.id = id;
    this.kind = kind;
    this.openedAt = openedAt;
    this.sides = sides;
    this.lastAt = openedAt.toEpochMilli();
  }

  static @Nullable ChatState find(Sql sql, ChatId id) throws SQLException {
    return sql.on(FIND).with(id.value()).first(row -> read(id, row));
  }

  private static ChatState read(ChatId id, ResultSet row) throws SQLException {
    ChatKind kind = Codes.chatKind(row.getInt(2));
    List<PersonId> sides =
        kind == ChatKind.GROUP ? List.of() : List.of(Rows.person(row, 8), Rows.person(row, 9));
    Instant openedAt = Instant.ofEpochMilli(row.getLong(3));
    ChatState chat = new ChatState(row.getLong(1), id, kind, openedAt, sides);
    chat.version = row.getLong(4);
    chat.head = row.getLong(5);
    chat.messages = row.getLong(6);
    chat.lastAt = row.getLong(7);
    return chat;
  }

  /** The time of the next entry: as asked, but not before the entry below. */
  Instant next(Instant asked) {
    long millis = asked.toEpochMilli();
    boolean early = head > 0 && millis < lastAt;
    return Instant.ofEpochMilli(early ? lastAt : millis);
  }

  void appended(Instant at, long seq, long messagesNow) {
    head = seq;
    messages = messagesNow;
    lastAt = at.toEpochMilli();
  }

  /** What a person's watermarks are in this transaction, if it moved them and has not saved it. */
  @Nullable Marks moved(PersonId person) {
    return moved.get(person);
  }

  void move(PersonId person, Marks marks) {
    moved.put(person, marks);
  }

  /** Writes what is ahead of the rows. */
  void save(Sql sql) throws SQLException {
    sql.on(SAVE).with(version).with(head).with(messages).with(lastAt).with(key).run();
    for (Map.Entry<PersonId, Marks> each : moved.entrySet()) {
      Member.save(sql, key, each.getKey(), each.getValue());
    }
    moved.clear();
  }
}
