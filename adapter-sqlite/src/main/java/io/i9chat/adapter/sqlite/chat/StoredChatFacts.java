package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.log.About;
import io.i9chat.adapter.sqlite.log.Entries;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.ChatFacts;
import io.i9chat.ports.model.log.Entry;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The facts about one chat: its rows, and what the writer knows ahead of them. */
final class StoredChatFacts extends StoredFacts implements ChatFacts<SQLException> {
  private final Transaction tx;
  private final ChatState chat;

  StoredChatFacts(Transaction tx, ChatState chat) {
    super(tx.sql());
    this.tx = tx;
    this.chat = chat;
  }

  @Override
  public long version() {
    return chat.version;
  }

  @Override
  public boolean isUndeleted(long seq) throws SQLException {
    return About.isMessage(sql, chat.key, seq) && About.deletion(sql, chat.key, seq) == 0;
  }

  @Override
  public long lastEdit(long target) throws SQLException {
    return About.lastEdit(sql, chat.key, target);
  }

  @Override
  public long lastReaction(long target, PersonId author) throws SQLException {
    return About.reactions(sql, chat.key, target, author).last();
  }

  @Override
  public @Nullable Entry made(PersonId author, ClientId clientId) throws SQLException {
    return Entries.made(sql, chat.key, chat.id, author, clientId);
  }

  @Override
  public boolean hasRoom(PersonId person, long bytes, long quota) throws SQLException {
    return tx.stored().hasRoom(person, bytes, quota);
  }
}
