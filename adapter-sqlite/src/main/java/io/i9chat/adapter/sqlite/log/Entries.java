package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Bytes;
import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of the logs. */
public final class Entries {
  static final String COLUMNS =
      "SELECT seq, at, author, kind, messages, client_id, print_high, print_low, reply_to, target,"
          + " form, text, rest FROM entry";
  private static final String AT = COLUMNS + " WHERE chat = ? AND seq = ?";
  private static final String RANGE = COLUMNS + " WHERE chat = ? AND seq BETWEEN ? AND ?";
  // Without a limit of rows: they are taken one by one, until the page is full.
  private static final String FORWARDS = " ORDER BY seq";
  private static final String BACKWARDS = " ORDER BY seq DESC";
  private static final String UP = RANGE + FORWARDS;
  private static final String DOWN = RANGE + BACKWARDS;
  private static final String MADE = COLUMNS + " WHERE chat = ? AND author = ? AND client_id = ?";
  private static final String MESSAGES = "SELECT messages FROM entry WHERE chat = ? AND seq = ?";
  // The client id's index decides whether a message is new; there is no look before.
  private static final String APPEND =
      "INSERT INTO entry (chat, seq, at, author, kind, messages, client_id, print_high, print_low,"
          + " reply_to, target, form, text, rest, found)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (chat, author, client_id) WHERE client_id IS NOT NULL DO NOTHING";

  private Entries() {}

  public static @Nullable Entry at(Sql sql, long key, ChatId chat, long seq) throws SQLException {
    return sql.on(AT).with(key).with(seq).first(row -> read(chat, row));
  }

  /** The entries from {@code from} to {@code to}, both included, upwards. */
  static Query up(Sql sql, long key, long from, long to) throws SQLException {
    return sql.on(UP).with(key).with(from).with(to);
  }

  /** The entries from {@code from} to {@code to}, both included, downwards. */
  static Query down(Sql sql, long key, long from, long to) throws SQLException {
    return sql.on(DOWN).with(key).with(from).with(to);
  }

  /** The message or edit that the author made under this client id. */
  public static @Nullable Entry made(
      Sql sql, long key, ChatId chat, PersonId author, ClientId clientId) throws SQLException {
    return sql.on(MADE)
        .with(key)
        .with(author.value())
        .with(clientId.value())
        .first(row -> read(chat, row));
  }

  /** The kind of the entry of this row. Each look at a column is a call into SQLite. */
  static int kind(ResultSet row) throws SQLException {
    return row.getInt(4);
  }

  /** Whether an entry of this kind is about a message: not part of a history by itself. */
  static boolean isAbout(int kind) {
    return kind >= ChatCodes.EDIT;
  }

  /** How many messages there are up to an entry that exists. */
  public static long messages(Sql sql, long key, long seq) throws SQLException {
    Long messages = sql.on(MESSAGES).with(key).with(seq).first(row -> row.getLong(1));
    if (messages == null) {
      throw new IllegalStateException("a log has a gap at " + seq);
    }
    return messages;
  }

  /**
   * Appends an entry.
   *
   * @param found the id that a message is searched under, {@code null} if it is not
   * @return whether its client id was unused, if it has one
   */
  public static boolean append(Sql sql, long key, Entry entry, @Nullable Long found)
      throws SQLException {
    Payload payload = entry.payload();
    Body body = payload.carried();
    Query append =
        sql.on(APPEND)
            .with(key)
            .with(entry.seq())
            .with(entry.at())
            .with(entry.author().value())
            .with(code(payload))
            .with(entry.messages());
    with(append, payload.key());
    append.with(payload instanceof Payload.Message message ? message.replyTo() : null);
    append.with(payload instanceof Payload.About about ? (Long) about.target() : null);
    if (body == null) {
      append.withNull().with(text(payload)).with(rest(payload));
    } else {
      append
          .with(Packed.form(body.content()))
          .with(Packed.text(body.content()))
          .with(Packed.rest(body));
    }
    return append.with(found).run() == 1;
  }

  private static void with(Query append, @Nullable IdempotencyKey key) throws SQLException {
    if (key == null) {
      append.withNull().withNull().withNull();
    } else {
      append
          .with(key.clientId().value())
          .with(key.fingerprint().high())
          .with(key.fingerprint().low());
    }
  }

  private static int code(Payload payload) {
    return switch (payload) {
      case Payload.Message message -> ChatCodes.MESSAGE;
      case Payload.Created created -> ChatCodes.CREATED;
      case Payload.Added added -> ChatCodes.ADDED;
      case Payload.Removed removed -> ChatCodes.REMOVED;
      case Payload.Joined joined -> ChatCodes.JOINED;
      case Payload.Left left -> ChatCodes.LEFT;
      case Payload.Promoted promoted -> ChatCodes.PROMOTED;
      case Payload.Demoted demoted -> ChatCodes.DEMOTED;
      case Payload.Changed changed -> ChatCodes.CHANGED;
      case Payload.Edit edit -> ChatCodes.EDIT;
      case Payload.Delete delete -> ChatCodes.DELETE;
      case Payload.Reaction reaction -> ChatCodes.REACTION;
      case Payload.Unreaction unreaction -> ChatCodes.UNREACTION;
    };
  }

  private static @Nullable String text(Payload payload) {
    return switch (payload) {
      case Payload.Created created -> created.name().value();
      case Payload.Reaction reaction -> reaction.emoji().value();
      default -> null;
    };
  }

  private static byte @Nullable [] rest(Payload payload) {
    return switch (payload) {
      case Payload.Added added -> Bytes.ofPeople(added.people());
      case Payload.Removed removed -> Bytes.of(removed.person().value());
      case Payload.Promoted promoted -> Bytes.of(promoted.person().value());
      case Payload.Demoted demoted -> Bytes.of(demoted.person().value());
      case Payload.Changed changed -> Packed.profiles(changed.from(), changed.to());
      default -> null;
    };
  }

  static Entry read(ChatId chat, ResultSet row) throws SQLException {
    return read(chat, row, kind(row));
  }

  static Entry read(ChatId chat, ResultSet row, int kind) throws SQLException {
    return new Entry(
        chat,
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        Rows.person(row, 3),
        payload(row, kind),
        row.getLong(5));
  }

  private static Payload payload(ResultSet row, int kind) throws SQLException {
    return switch (kind) {
      case ChatCodes.MESSAGE -> message(row);
      case ChatCodes.CREATED -> new Payload.Created(GroupName.kept(row.getString(12)));
      case ChatCodes.ADDED -> new Payload.Added(Bytes.people(row.getBytes(13)));
      case ChatCodes.REMOVED -> new Payload.Removed(Rows.person(row, 13));
      case ChatCodes.JOINED -> new Payload.Joined();
      case ChatCodes.LEFT -> new Payload.Left();
      case ChatCodes.PROMOTED -> new Payload.Promoted(Rows.person(row, 13));
      case ChatCodes.DEMOTED -> new Payload.Demoted(Rows.person(row, 13));
      case ChatCodes.CHANGED -> changed(Packed.profiles(row.getBytes(13)));
      case ChatCodes.EDIT -> new Payload.Edit(row.getLong(10), body(row), key(row));
      case ChatCodes.DELETE -> new Payload.Delete(row.getLong(10));
      case ChatCodes.REACTION ->
          new Payload.Reaction(row.getLong(10), new Emoji(row.getString(12)));
      case ChatCodes.UNREACTION -> new Payload.Unreaction(row.getLong(10));
      default -> throw new IllegalStateException("no kind of entry: " + kind);
    };
  }

  private static Payload.Changed changed(List<GroupProfile> profiles) {
    return new Payload.Changed(profiles.getFirst(), profiles.getLast());
  }

  private static @Nullable IdempotencyKey key(ResultSet row) throws SQLException {
    String clientId = row.getString(6);
    return clientId == null
        ? null
        : new IdempotencyKey(
            new ClientId(clientId), new Fingerprint(row.getLong(7), row.getLong(8)));
  }

  private static Payload.Message message(ResultSet row) throws SQLException {
    // No message has the seq 0, which is what NULL is read as.
    long replyTo = row.getLong(9);
    Long target = replyTo == 0 ? null : Long.valueOf(replyTo);
    return new Payload.Message(
        new ClientId(row.getString(6)),
        new Fingerprint(row.getLong(7), row.getLong(8)),
        body(row),
        target);
  }

  private static @Nullable Body body(ResultSet row) throws SQLException {
    // No form is 0, either.
    int form = row.getInt(11);
    return form == 0 ? null : Packed.body(form, row.getString(12), row.getBytes(13));
  }
}
