package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** What changes between the two of direct chats makes views and decisions about them stale. */
public final class DirectChatChanges {
  private static final String OF_LOW = "SELECT id FROM chat WHERE low = ?";
  private static final String OF_HIGH = "SELECT id FROM chat WHERE high = ?";

  private DirectChatChanges() {}

  /** Raises the version of the direct chat of the two, if there is one. */
  public static void changed(Transaction tx, PersonId one, PersonId other) throws SQLException {
    ChatId chat = DirectChats.find(tx.sql(), DirectChats.sides(one, other));
    if (chat != null) {
      changed(tx, chat);
    }
  }

  /** Raises the versions of all direct chats of a person. */
  public static void changedAll(Transaction tx, PersonId person) throws SQLException {
    for (String query : List.of(OF_LOW, OF_HIGH)) {
      for (ChatId chat : tx.sql().on(query).with(person.value()).list(row -> Rows.chat(row, 1))) {
        changed(tx, chat);
      }
    }
  }

  private static void changed(Transaction tx, ChatId id) throws SQLException {
    ChatState chat = Objects.requireNonNull(tx.chat(id), "a chat whose row is there");
    chat.version++;
    chat.forgetVisibility();
    tx.touch(chat);
    tx.forgetView(id);
  }
}
