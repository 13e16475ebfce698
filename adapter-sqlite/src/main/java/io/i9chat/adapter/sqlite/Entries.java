package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of the logs. */
final class Entries {
  private static final String COLUMNS =
      "SELECT seq, at, author, kind, messages, client_id, text, reply_to, people FROM entry";

  private static final String AT = COLUMNS + " WHERE chat = ? AND seq = ?";
  private static final String UP =
      COLUMNS + " WHERE chat = ? AND seq BETWEEN ? AND ? ORDER BY seq LIMIT ?";
  private static final String DOWN =
      COLUMNS + " WHERE chat = ? AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?";
  private static final String MADE = COLUMNS + " WHERE chat = ? AND author = ? AND client_id = ?";
  private static final String MESSAGES = "SELECT messages FROM entry WHERE chat = ? AND seq = ?";

  // The client id's index decides whether the message is new; there is no look before.
  private static final String SAY =
      "INSERT INTO entry (chat, seq, at, author, kind, messages, client_id, text, reply_to)"
          + " VALUES (?, ?, ?, ?, "
          + Codes.MESSAGE
          + ", ?, ?, ?, ?)"
          + " ON CONFLICT (chat, author, client_id) WHERE client_id IS NOT NULL DO NOTHING";
  private static final String ACT =
      "INSERT INTO entry (chat, seq, at, author, kind, messages, text, people)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private Entries() {}

  static @Nullable Entry at(Sql sql, long key, ChatId chat, long seq) throws SQLException {
    return sql.on(AT).with(key).with(seq).first(row -> read(chat, row));
  }

  /** The first entries from {@code from} to {@code to}, both included, upwards. */
  static List<Entry> up(Sql sql, long key, ChatId chat, long from, long to, long limit)
      throws SQLException {
    return sql.on(UP).with(key).with(from).with(to).with(limit).list(row -> read(chat, row));
  }

  /** The last entries from {@code from} to {@code to}, both included, downwards. */
  static List<Entry> down(Sql sql, long key, ChatId chat, long from, long to, long limit)
      throws SQLException {
    return sql.on(DOWN).with(key).with(from).with(to).with(limit).list(row -> read(chat, row));
  }

  /** The message that the author made under this client id. */
  static @Nullable Entry made(Sql sql, long key, ChatId chat, PersonId author, ClientId clientId)
      throws SQLException {
    return sql.on(MADE)
        .with(key)
        .with(author.value())
        .with(clientId.value())
        .first(row -> read(chat, row));
  }

  /** How many messages there are up to an entry that exists. */
  static long messages(Sql sql, long key, long seq) throws SQLException {
    Long messages = sql.on(MESSAGES).with(key).with(seq).first(row -> row.getLong(1));
    if (messages == null) {
      throw new IllegalStateException("a log has a gap at " + seq);
    }
    return messages;
  }

  /** Appends a message, and says whether its client id was unused. */
  static boolean say(Sql sql, long key, Entry entry, Payload.Message message) throws SQLException {
    return switch (message.content()) {
      case Content.Text text ->
          sql.on(SAY)
                  .with(key)
                  .with(entry.seq())
                  .with(entry.at())
                  .with(entry.author().value())
                  .with(entry.messages())
                  .with(message.clientId().value())
                  .with(text.text())
                  .with(message.replyTo())
                  .run()
              == 1;
    };
  }

  static void act(Sql sql, long key, Entry entry, Payload.Activity activity) throws SQLException {
    sql.on(ACT)
        .with(key)
        .with(entry.seq())
        .with(entry.at())
        .with(entry.author().value())
        .with(code(activity))
        .with(entry.messages())
        .with(activity instanceof Payload.Created created ? created.name().value() : null)
        .with(people(activity))
        .run();
  }

  private static int code(Payload.Activity activity) {
    return switch (activity) {
      case Payload.Created created -> Codes.CREATED;
      case Payload.Added added -> Codes.ADDED;
      case Payload.Removed removed -> Codes.REMOVED;
      case Payload.Joined joined -> Codes.JOINED;
      case Payload.Left left -> Codes.LEFT;
    };
  }

  private static byte @Nullable [] people(Payload.Activity activity) {
    return switch (activity) {
      case Payload.Added added -> Bytes.ofPeople(added.people());
      case Payload.Removed removed -> Bytes.of(removed.person().value());
      case Payload.Created created -> null;
      case Payload.Joined joined -> null;
      case Payload.Left left -> null;
    };
  }

  private static Entry read(ChatId chat, ResultSet row) throws SQLException {
    return new Entry(
        chat,
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        Rows.person(row, 3),
        payload(row),
        row.getLong(5));
  }

  private static Payload payload(ResultSet row) throws SQLException {
    int kind = row.getInt(4);
    return switch (kind) {
      case Codes.MESSAGE -> message(row);
      case Codes.CREATED -> new Payload.Created(new GroupName(row.getString(7)));
      case Codes.ADDED -> new Payload.Added(Bytes.people(row.getBytes(9)));
      case Codes.REMOVED -> new Payload.Removed(Rows.person(row, 9));
      case Codes.JOINED -> new Payload.Joined();
      case Codes.LEFT -> new Payload.Left();
      default -> throw new IllegalStateException("no kind of entry: " + kind);
    };
  }

  private static Payload.Message message(ResultSet row) throws SQLException {
    long replyTo = row.getLong(8);
    Long target = row.wasNull() ? null : Long.valueOf(replyTo);
    return new Payload.Message(
        new ClientId(row.getString(6)), new Content.Text(row.getString(7)), target);
  }
}
