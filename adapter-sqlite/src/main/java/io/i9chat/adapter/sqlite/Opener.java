package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens chats. Runs on the writer's thread, so of two who open at once one comes second. */
final class Opener {
  private static final String PAIR = "SELECT id FROM chat WHERE low = ? AND high = ?";
  private static final String MAKE =
      "INSERT INTO chat (id, kind, opened_at, version, head, messages, last_at, low, high)"
          + " VALUES (?, ?, ?, 0, 0, 0, ?, ?, ?)";

  private final Appender appender;

  Opener(Appender appender) {
    this.appender = appender;
  }

  Opened open(Transaction tx, Opening opening) throws SQLException {
    return switch (opening) {
      case Opening.Direct direct -> direct(tx, direct);
      case Opening.Group group -> group(tx, group);
    };
  }

  private Opened direct(Transaction tx, Opening.Direct opening) throws SQLException {
    List<PersonId> sides =
        opening.opener().compareTo(opening.other()) < 0
            ? List.of(opening.opener(), opening.other())
            : List.of(opening.other(), opening.opener());
    ChatId existing = pair(tx.sql(), sides);
    ChatState chat =
        existing == null ? make(tx, opening, ChatKind.DIRECT, sides) : known(tx, existing);
    boolean fresh = Member.enter(tx.sql(), chat.key, opening.opener(), 1, before -> before);
    if (fresh) {
      appender.changed(tx, chat);
    }
    return new Opened(Views.view(tx.sql(), chat, sides), fresh);
  }

  private static @Nullable ChatId pair(Sql sql, List<PersonId> sides) throws SQLException {
    return sql.on(PAIR)
        .with(sides.getFirst().value())
        .with(sides.getLast().value())
        .first(row -> Rows.chat(row, 1));
  }

  private Opened group(Transaction tx, Opening.Group opening) throws SQLException {
    ChatState chat = tx.chat(opening.fresh());
    boolean fresh = chat == null;
    if (chat == null) {
      chat = make(tx, opening, ChatKind.GROUP, List.of());
      PersonId opener = opening.opener();
      appender.act(tx, chat, opener, opening.at(), new Payload.Created(opening.name()));
      appender.act(tx, chat, opener, opening.at(), new Payload.Added(opening.people()));
    }
    return new Opened(Views.view(tx.sql(), chat, List.of(opening.opener())), fresh);
  }

  private static ChatState make(
      Transaction tx, Opening opening, ChatKind kind, List<PersonId> sides) throws SQLException {
    Query make =
        tx.sql()
            .on(MAKE)
            .with(opening.fresh().value())
            .with(Codes.of(kind))
            .with(opening.at())
            .with(opening.at());
    if (sides.isEmpty()) {
      make.with((byte @Nullable []) null).with((byte @Nullable []) null).run();
    } else {
      make.with(sides.getFirst().value()).with(sides.getLast().value()).run();
    }
    return known(tx, opening.fresh());
  }

  private static ChatState known(Transaction tx, ChatId id) throws SQLException {
    return Objects.requireNonNull(tx.chat(id), "a chat whose row is there");
  }
}
