package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Entries;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Watermarks, kept with the membership. */
public final class SqliteReceipts implements Receipts {
  private final Writer writer;
  private final Readers readers;

  public SqliteReceipts(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public MarkResult mark(ChatId chat, PersonId person, long delivered, long read, Instant at) {
    Instant time = Instant.ofEpochMilli(at.toEpochMilli());
    return writer.ask(tx -> mark(tx, chat, person, delivered, read, time));
  }

  private static MarkResult mark(
      Transaction tx, ChatId id, PersonId person, long delivered, long read, Instant at)
      throws SQLException {
    ChatState chat = tx.chat(id);
    Marks saved = chat == null ? null : Marks.ofMember(tx.sql(), chat.key, person);
    if (chat == null || saved == null) {
      return new MarkResult.NotIn();
    }
    if (Math.max(delivered, read) > chat.log().seq()) {
      return new MarkResult.AboveHead(chat.log().seq());
    }
    Marks moved = chat.moved(person);
    Marks before = moved == null ? saved : moved;
    ReceiptState now = before.receipts().raised(delivered, read, at, chat.visibility(tx.sql()));
    if (now.equals(before.receipts())) {
      return new MarkResult.Marked(now, false);
    }
    long messages = readMessages(tx.sql(), chat, before, now.held());
    chat.move(person, new Marks(now, messages, before.wrote(), before.stored()));
    tx.touch(chat);
    return new MarkResult.Marked(now, true);
  }

  private static long readMessages(Sql sql, ChatState chat, Marks before, Watermarks now)
      throws SQLException {
    if (now.read() == before.held().read()) {
      return before.readMessages();
    }
    return now.read() == chat.log().seq()
        ? chat.log().messages()
        : Entries.messages(sql, chat.key, now.read());
  }

  @Override
  public Map<PersonId, Watermarks> shown(ChatId chat, Collection<PersonId> people) {
    return readers.ask(
        chat,
        sql -> {
          Map<PersonId, Watermarks> found = new HashMap<>();
          ChatState state = ChatState.find(sql, chat);
          if (state != null) {
            for (PersonId person : people) {
              MemberRow member = MemberRow.find(sql, state.key, person);
              if (member != null) {
                found.put(person, member.marks().receipts().shown());
              }
            }
          }
          return Map.copyOf(found);
        });
  }
}
