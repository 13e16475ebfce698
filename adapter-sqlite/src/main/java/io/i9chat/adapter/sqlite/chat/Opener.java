package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Payload;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens chats. Runs on the writer's thread, so of two who open at once one comes second. */
final class Opener {
  private static final String MAKE =
      "INSERT INTO chat (id, opened_at, last_at, low, high, members, admins, join_policy, name,"
          + " description, picture, preview, version, head, messages, head_at, last_seq)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)";
  private static final String OPENED =
      "SELECT o.print_high, o.print_low, c.id FROM group_opening o JOIN chat c ON c.key = o.chat"
          + " WHERE o.opener = ? AND o.client_id = ?";
  private static final String NOTE =
      "INSERT INTO group_opening (opener, client_id, print_high, print_low, chat)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final OpenResult STALE = new OpenResult.Stale();

  private Opener() {}

  static OpenResult open(Transaction tx, Opening opening) throws SQLException {
    return switch (opening) {
      case Opening.Direct direct -> direct(tx, direct);
      case Opening.Group group -> group(tx, group);
    };
  }

  private static OpenResult direct(Transaction tx, Opening.Direct opening) throws SQLException {
    if (!opening.holds(new StoredFacts(tx.sql()))) {
      return STALE;
    }
    List<PersonId> sides = DirectChats.sides(opening.opener(), opening.other());
    ChatId existing = DirectChats.find(tx.sql(), sides);
    ChatState chat = existing == null ? make(tx, opening, sides, null) : known(tx, existing);
    boolean fresh = Appender.letSideIn(tx, chat, opening.opener());
    return new OpenResult.Opened(Views.view(tx.sql(), chat, sides), fresh, List.of());
  }

  private static OpenResult group(Transaction tx, Opening.Group opening) throws SQLException {
    Sql sql = tx.sql();
    PersonId opener = opening.opener();
    Made made = made(sql, opener, opening.clientId());
    if (made != null) {
      return made.answer(sql, opener, opening.fingerprint(), known(tx, made.chat));
    }
    GroupProfile profile = opening.profile();
    if (!opening.holds(new StoredFacts(sql))) {
      return STALE;
    }
    ChatState chat = make(tx, opening, List.of(), new GroupState(profile, 0, 0));
    note(sql, opening, chat);
    Ledger.groupPicture(sql, chat.key, null, profile.picture());
    List<CommitResult.Committed> commits =
        List.of(
            Appender.act(tx, chat, opener, opening.at(), new Payload.Created(profile.name())),
            Appender.act(tx, chat, opener, opening.at(), new Payload.Added(opening.people())));
    return new OpenResult.Opened(Views.view(sql, chat, List.of(opener)), true, commits);
  }

  private static void note(Sql sql, Opening.Group opening, ChatState chat) throws SQLException {
    sql.on(NOTE)
        .with(opening.opener().value())
        .with(opening.clientId().value())
        .with(opening.fingerprint().high())
        .with(opening.fingerprint().low())
        .with(chat.key)
        .run();
  }

  /** What was opened under the client id. */
  static Optional<OpenResult> opened(
      Sql sql, PersonId opener, ClientId clientId, Fingerprint fingerprint) throws SQLException {
    Made made = made(sql, opener, clientId);
    if (made == null) {
      return Optional.empty();
    }
    ChatState chat = Objects.requireNonNull(ChatState.find(sql, made.chat), "an opened group");
    return Optional.of(made.answer(sql, opener, fingerprint, chat));
  }

  private static @Nullable Made made(Sql sql, PersonId opener, ClientId clientId)
      throws SQLException {
    return sql.on(OPENED)
        .with(opener.value())
        .with(clientId.value())
        .first(row -> new Made(new Fingerprint(row.getLong(1), row.getLong(2)), Rows.chat(row, 3)));
  }

  /** What a client id of an opener stands for. */
  private record Made(Fingerprint fingerprint, ChatId chat) {
    OpenResult answer(Sql sql, PersonId opener, Fingerprint asked, ChatState state)
        throws SQLException {
      return fingerprint.equals(asked)
          ? new OpenResult.Opened(Views.view(sql, state, List.of(opener)), false, List.of())
          : new OpenResult.Mismatch();
    }
  }

  private static ChatState make(
      Transaction tx, Opening opening, List<PersonId> sides, @Nullable GroupState group)
      throws SQLException {
    Query make =
        tx.sql().on(MAKE).with(opening.fresh().value()).with(opening.at()).with(opening.at());
    if (sides.isEmpty()) {
      make.withNull().withNull();
    } else {
      make.with(sides.getFirst().value()).with(sides.getLast().value());
    }
    ChatState.bind(make, group).run();
    return known(tx, opening.fresh());
  }

  private static ChatState known(Transaction tx, ChatId id) throws SQLException {
    return Objects.requireNonNull(tx.chat(id), "a chat whose row is there");
  }
}
