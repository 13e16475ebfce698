package io.i9chat.domain.fake;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.tck.StoreVariant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts what entries and folds weigh that a store hands out. */
public final class CountingStore {
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong largest = new AtomicLong();

  /** What was handed out since it was reset. */
  public long bytes() {
    return bytes.get();
  }

  /** The largest answer since it was reset. */
  public long largest() {
    return largest.get();
  }

  public void reset() {
    bytes.set(0);
    largest.set(0);
  }

  private void count(long weight) {
    bytes.addAndGet(weight);
    largest.accumulateAndGet(weight, Math::max);
  }

  private <C extends Collection<Entry>> C counted(C entries) {
    count(entries.stream().mapToLong(Weight::of).sum());
    return entries;
  }

  public StorePorts over(StorePorts store) {
    MessageSearch search =
        (person, chat, terms, before, bound, patience) -> {
          var found = store.search().find(person, chat, terms, before, bound, patience);
          counted(found.items());
          return found;
        };
    return StoreVariant.with(
        StoreVariant.with(
            StoreVariant.with(store, ChatLog.class, new Log(store)),
            Inbox.class,
            new Chats(store.inbox())),
        MessageSearch.class,
        search);
  }

  private final class Log extends ForwardingLog {
    Log(StorePorts store) {
      super(store.log());
    }

    @Override
    public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
      LogPage page = super.log(chat, visible, cursor, bound);
      counted(page.entries());
      return page;
    }

    @Override
    public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
      LogPage page = super.history(chat, visible, cursor, bound);
      counted(page.entries());
      return page;
    }

    @Override
    public List<Entry> at(ChatId chat, Collection<Long> seqs, PageBound bound) {
      return counted(super.at(chat, seqs, bound));
    }

    @Override
    public Part<Fold> about(
        ChatId chat,
        List<Window> visible,
        List<Long> targets,
        @Nullable PersonId reader,
        PageBound bound) {
      Part<Fold> part = super.about(chat, visible, targets, reader, bound);
      count(part.items().stream().mapToLong(Weight::of).sum());
      return part;
    }
  }

  private final class Chats implements Inbox {
    private final Inbox inbox;

    Chats(Inbox inbox) {
      this.inbox = inbox;
    }

    private InboxItem counted(InboxItem item) {
      if (item.last() != null) {
        count(Weight.of(item.last()));
      }
      return item;
    }

    @Override
    public Part<InboxItem> page(PersonId person, @Nullable Instant before, PageBound bound) {
      Part<InboxItem> page = inbox.page(person, before, bound);
      page.items().forEach(this::counted);
      return page;
    }

    @Override
    public Optional<InboxItem> item(PersonId person, ChatId chat) {
      return inbox.item(person, chat).map(this::counted);
    }

    @Override
    public List<ChatHead> heads(PersonId person) {
      return inbox.heads(person);
    }

    @Override
    public Optional<InboxItem> prefer(PersonId person, ChatId chat, PreferenceChange change) {
      return inbox.prefer(person, chat, change);
    }
  }
}
