package io.i9chat.tck.broken.fake;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chat ports over others, that fakes override one method of. */
public final class Over {
  private Over() {}

  public static class OverChats implements Chats {
    protected final Chats real;

    protected OverChats(Chats real) {
      this.real = real;
    }

    @Override
    public OpenResult open(Opening opening) {
      return real.open(opening);
    }

    @Override
    public Optional<OpenResult> opened(
        PersonId opener, ClientId clientId, Fingerprint fingerprint) {
      return real.opened(opener, clientId, fingerprint);
    }

    @Override
    public Optional<ChatView> between(PersonId one, PersonId other) {
      return real.between(one, other);
    }

    @Override
    public Optional<Roster> roster(ChatId chat) {
      return real.roster(chat);
    }

    @Override
    public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
      return real.view(chat, people);
    }

    @Override
    public Optional<ChatView> recent(ChatId chat, PersonId person) {
      return real.recent(chat, person);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      return real.commit(chat, intents);
    }

    @Override
    public Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key) {
      return real.made(chat, author, key);
    }
  }

  public static class OverLog implements ChatLog {
    protected final ChatLog real;

    protected OverLog(ChatLog real) {
      this.real = real;
    }

    /** What becomes of a page, by default nothing. */
    protected LogPage page(LogPage page) {
      return page;
    }

    @Override
    public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
      return page(real.log(chat, visible, cursor, bound));
    }

    @Override
    public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
      return page(real.history(chat, visible, cursor, bound));
    }

    @Override
    public List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound) {
      return real.at(chat, seqs, bound);
    }

    @Override
    public Part<Fold> about(
        ChatId chat,
        List<Window> visible,
        List<Long> targets,
        @Nullable PersonId reader,
        PageBound bound) {
      return real.about(chat, visible, targets, reader, bound);
    }

    @Override
    public Optional<Target> target(ChatId chat, long seq, PersonId person) {
      return real.target(chat, seq, person);
    }

    @Override
    public AuthorPage by(ChatId chat, PersonId author, long after, PageBound bound) {
      return real.by(chat, author, after, bound);
    }

    @Override
    public List<Entry> activities(ChatId chat, long below, PageBound bound) {
      return real.activities(chat, below, bound);
    }
  }

  public static class OverReceipts implements Receipts {
    protected final Receipts real;

    protected OverReceipts(Receipts real) {
      this.real = real;
    }

    @Override
    public MarkResult mark(ChatId chat, PersonId person, long delivered, long read, Instant at) {
      return real.mark(chat, person, delivered, read, at);
    }

    @Override
    public Map<PersonId, Watermarks> shown(ChatId chat, Collection<PersonId> people) {
      return real.shown(chat, people);
    }
  }

  public static class OverInbox implements Inbox {
    protected final Inbox real;

    protected OverInbox(Inbox real) {
      this.real = real;
    }

    @Override
    public Part<InboxItem> page(PersonId person, @Nullable Instant before, PageBound bound) {
      return real.page(person, before, bound);
    }

    @Override
    public Optional<InboxItem> item(PersonId person, ChatId chat) {
      return real.item(person, chat);
    }

    @Override
    public List<ChatHead> heads(PersonId person) {
      return real.heads(person);
    }

    @Override
    public Optional<InboxItem> prefer(PersonId person, ChatId chat, PreferenceChange change) {
      return real.prefer(person, chat, change);
    }
  }

  public static class OverSearch implements MessageSearch {
    protected final MessageSearch real;

    protected OverSearch(MessageSearch real) {
      this.real = real;
    }

    @Override
    public Part<Entry> find(
        PersonId person,
        @Nullable ChatId chat,
        List<SearchTerm> terms,
        @Nullable Instant before,
        PageBound bound,
        Duration patience) {
      return real.find(person, chat, terms, before, bound, patience);
    }
  }
}
