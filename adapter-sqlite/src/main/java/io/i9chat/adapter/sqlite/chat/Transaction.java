package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Checkpoints;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.search.FoundWords;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What work on the writer's thread is done on: the connection, and what is known of chats ahead of
 * their rows. The same object serves one transaction after the other.
 */
public final class Transaction {
  /** How many chats are remembered between transactions, some 600 bytes each. */
  private static final int REMEMBERED = 20_000;

  private final Sql sql;
  private final Views views;
  private final FoundWords words;
  private final Stored stored;
  private final Checkpoints checkpoints;
  private final Map<ChatId, ChatState> chats = new LinkedHashMap<>(16, 0.75f, true);
  private final List<ChatState> unsaved = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(Sql sql, Views views, Checkpoints checkpoints) {
    this.sql = sql;
    this.views = views;
    this.words = new FoundWords(sql);
    this.stored = new Stored(sql, this::unsaved);
    this.checkpoints = checkpoints;
  }

  public Sql sql() {
    return sql;
  }

  /** The words that messages are found by. */
  public FoundWords words() {
    return words;
  }

  /** What people store. */
  public Stored stored() {
    return stored;
  }

  /** What a person's messages in this transaction add, as far as no row has it yet. */
  private long unsaved(PersonId person) {
    long bytes = 0;
    for (ChatState chat : unsaved) {
      Marks moved = chat.moved(person);
      bytes += moved == null ? 0 : moved.stored();
    }
    return bytes;
  }

  /** The chat, if it exists. Who changes it has to {@link #touch} it. */
  @Nullable ChatState chat(ChatId id) throws SQLException {
    ChatState chat = chats.get(id);
    if (chat == null) {
      chat = ChatState.find(sql, id);
      if (chat != null) {
        chats.put(id, chat);
      }
    }
    return chat;
  }

  /** Remembers that the chat has to be saved at the end. */
  void touch(ChatState chat) {
    if (!chat.unsaved) {
      chat.unsaved = true;
      unsaved.add(chat);
    }
  }

  /** A person shows read receipts now, or shows none any more. */
  public void changesVisibility(PersonId person) {
    for (ChatState chat : chats.values()) {
      if (chat.sides.contains(person)) {
        chat.forgetVisibility();
      }
    }
  }

  /** Views of the chat made from now on have to be made afresh, once this is durable. */
  void forgetView(ChatId chat) {
    afterCommit(() -> views.forget(chat));
  }

  /** Something is withdrawn, and has to leave the write-ahead log too, soon. */
  void withdraws() {
    afterCommit(checkpoints::withdrawn);
  }

  /** Does something once this transaction is durable and before any caller is answered. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void begin() throws SQLException {
    sql.beginWriting();
  }

  /** Makes all of it durable. */
  void commit() throws SQLException {
    for (ChatState chat : unsaved) {
      chat.save(sql);
    }
    words.save();
    sql.commit();
    unsaved.forEach(chat -> chat.unsaved = false);
    unsaved.clear();
    afterCommit.forEach(Runnable::run);
    afterCommit.clear();
    forgetEldest();
  }

  /** Undoes all of it; chats are read again before they are used again. */
  void rollback() throws SQLException {
    chats.clear();
    words.forget();
    stored.forget();
    unsaved.clear();
    afterCommit.clear();
    sql.rollback();
  }

  private void forgetEldest() {
    stored.forgetEldest();
    Iterator<ChatState> eldest = chats.values().iterator();
    while (chats.size() > REMEMBERED) {
      eldest.next();
      eldest.remove();
    }
  }
}
