package io.i9chat.tck.broken;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.MarkResult;
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chat ports over others, that fakes override one method of. */
final class Over {
  private Over() {}

  static class OverChats implements Chats {
    final Chats real;

    OverChats(Chats real) {
      this.real = real;
    }

    @Override
    public Opened open(Opening opening) {
      return real.open(opening);
    }

    @Override
    public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
      return real.view(chat, people);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      return real.commit(chat, intents);
    }

    @Override
    public Optional<CommitResult> made(ChatId chat, PersonId author, Payload.Message message) {
      return real.made(chat, author, message);
    }
  }

  static class OverLog implements ChatLog {
    final ChatLog real;

    OverLog(ChatLog real) {
      this.real = real;
    }

    /** What becomes of a page, by default nothing. */
    LogPage page(LogPage page) {
      return page;
    }

    @Override
    public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
      return page(real.log(chat, visible, cursor, limit));
    }

    @Override
    public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
      return page(real.history(chat, visible, cursor, limit));
    }

    @Override
    public List<Entry> at(ChatId chat, Collection<Long> seqs) {
      return real.at(chat, seqs);
    }
  }

  static class OverReceipts implements Receipts {
    final Receipts real;

    OverReceipts(Receipts real) {
      this.real = real;
    }

    @Override
    public MarkResult mark(ChatId chat, PersonId person, long delivered, long read, Instant at) {
      return real.mark(chat, person, delivered, read, at);
    }

    @Override
    public Map<PersonId, Watermarks> of(ChatId chat, Collection<PersonId> people) {
      return real.of(chat, people);
    }
  }

  static class OverInbox implements Inbox {
    final Inbox real;

    OverInbox(Inbox real) {
      this.real = real;
    }

    @Override
    public List<InboxItem> page(PersonId person, @Nullable Instant before, int limit) {
      return real.page(person, before, limit);
    }

    @Override
    public Optional<InboxItem> item(PersonId person, ChatId chat) {
      return real.item(person, chat);
    }

    @Override
    public List<ChatHead> heads(PersonId person) {
      return real.heads(person);
    }
  }
}
