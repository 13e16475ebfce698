package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Bytes;
import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.ChatCodes;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.commit.LogHead;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
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
      "SELECT key, opened_at, version, head, messages, head_at, last_seq, last_at, low, high,"
          + " members, admins, join_policy, name, description, picture, preview"
          + " FROM chat WHERE id = ?";
  private static final String SAVE =
      "UPDATE chat SET version = ?, head = ?, messages = ?, head_at = ?, last_seq = ?, last_at = ?"
          + " WHERE key = ?";
  private static final String SAVE_GROUP =
      "UPDATE chat SET members = ?, admins = ?, join_policy = ?, name = ?, description = ?,"
          + " picture = ?, preview = ? WHERE key = ?";

  final long key;
  final ChatId id;
  final Instant openedAt;

  /** The two of a direct chat in the order of their ids; empty in a group. */
  final List<PersonId> sides;

  long version;
  private LogHead log;
  private @Nullable GroupState group;
  private boolean groupChanged;

  /** Whether the transaction has this chat on its list of what to save. */
  boolean unsaved;

  private final Map<PersonId, Marks> moved = new HashMap<>(2);

  /** {@code null} until it is asked for. */
  private @Nullable ReceiptVisibility visibility;

  private ChatState(long key, ChatId id, Instant openedAt, List<PersonId> sides, LogHead log) {
    this.log = log;
    this.key = key;
    this.id = id;
    this.openedAt = openedAt;
    this.sides = sides;
  }

  static @Nullable ChatState find(Sql sql, ChatId id) throws SQLException {
    return sql.on(FIND).with(id.value()).first(row -> read(id, row));
  }

  private static ChatState read(ChatId id, ResultSet row) throws SQLException {
    boolean isGroup = row.getBytes(9) == null;
    List<PersonId> sides = isGroup ? List.of() : List.of(Rows.person(row, 9), Rows.person(row, 10));
    LogHead log =
        new LogHead(
            row.getLong(4),
            Instant.ofEpochMilli(row.getLong(6)),
            row.getLong(5),
            row.getLong(7),
            Instant.ofEpochMilli(row.getLong(8)));
    ChatState chat =
        new ChatState(row.getLong(1), id, Instant.ofEpochMilli(row.getLong(2)), sides, log);
    chat.version = row.getLong(3);
    if (isGroup) {
      chat.group = new GroupState(profile(row), row.getInt(11), row.getInt(12));
    }
    return chat;
  }

  private static GroupProfile profile(ResultSet row) throws SQLException {
    byte @Nullable [] picture = row.getBytes(16);
    byte @Nullable [] preview = row.getBytes(17);
    return new GroupProfile(
        GroupName.kept(row.getString(14)),
        new GroupDescription(row.getString(15)),
        picture == null
            ? null
            : new Picture(
                new MediaId(Bytes.uuid(picture)),
                preview == null ? null : new MediaId(Bytes.uuid(preview))),
        ChatCodes.joinPolicy(row.getInt(13)));
  }

  boolean isDirect() {
    return !sides.isEmpty();
  }

  /** The other side of a direct chat. */
  PersonId other(PersonId side) {
    return sides.get(sides.getFirst().equals(side) ? 1 : 0);
  }

  /** How much the two of a direct chat may know of each other's receipts now. */
  ReceiptVisibility visibility(Sql sql) throws SQLException {
    if (visibility == null) {
      visibility = isDirect() ? DirectChats.visibility(sql, sides) : ReceiptVisibility.ALL;
    }
    return visibility;
  }

  /** A block or a setting changed. */
  void forgetVisibility() {
    visibility = null;
  }

  /** The group now, {@code null} in a direct chat. */
  @Nullable GroupState group() {
    return group;
  }

  void become(GroupState now) {
    groupChanged |= !now.equals(group);
    group = now;
  }

  /** The end of the log. */
  LogHead log() {
    return log;
  }

  /** The next entry, which is not in the log yet. */
  Entry next(PersonId author, Instant asked, Payload payload) {
    return log.next(id, author, asked, payload);
  }

  void appended(Entry entry) {
    log = log.after(entry);
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
    sql.on(SAVE)
        .with(version)
        .with(log.seq())
        .with(log.messages())
        .with(log.at())
        .with(log.last())
        .with(log.lastAt())
        .with(key)
        .run();
    if (groupChanged && group != null) {
      bind(sql.on(SAVE_GROUP), group).with(key).run();
      groupChanged = false;
    }
    for (Map.Entry<PersonId, Marks> each : moved.entrySet()) {
      each.getValue().save(sql, key, each.getKey());
    }
    moved.clear();
  }

  /** Binds what a group's row has beside that of a direct chat. */
  static Query bind(Query query, @Nullable GroupState group) throws SQLException {
    if (group == null) {
      for (int column = 0; column < 7; column++) {
        query.with((byte @Nullable []) null);
      }
      return query;
    }
    GroupProfile profile = group.profile();
    Picture picture = profile.picture();
    MediaId preview = picture == null ? null : picture.preview();
    return query
        .with(group.members())
        .with(group.admins())
        .with(ChatCodes.of(profile.joinPolicy()))
        .with(profile.name().value())
        .with(profile.description().value())
        .with(picture == null ? null : Bytes.of(picture.media().value()))
        .with(preview == null ? null : Bytes.of(preview.value()));
  }
}
