package io.i9chat.domain.live;

import io.i9chat.domain.chat.PortChanges;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Inbox;
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
import io.i9chat.ports.model.chat.Opened;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A town whose bus is unruly and whose store can be out of reach of live events. */
final class LiveHouse implements AutoCloseable {
  /** Readings of the log so far. */
  final AtomicInteger readings = new AtomicInteger();

  /** Runs before a list is read on a thread that nobody waits for. */
  volatile Runnable beforeListing = () -> {};

  volatile boolean logUnreadable;
  volatile boolean chatsUnreadable;
  volatile boolean listsUnreadable;
  final Town town;
  private @Nullable UnrulySignals signals;

  LiveHouse() {
    town = new Town(this::changed);
  }

  private Ports changed(Ports ports) {
    return PortChanges.signals(bus -> signals = new UnrulySignals(bus))
        .andThen(PortChanges.log(WatchedLog::new))
        .andThen(PortChanges.inbox(WatchedInbox::new))
        .andThen(PortChanges.chats(WatchedChats::new))
        .apply(ports);
  }

  UnrulySignals bus() {
    return Objects.requireNonNull(signals);
  }

  Ear listen(Person person) {
    return new Ear(town, person);
  }

  @Override
  public void close() {
    town.close();
  }

  private static void check(boolean unreadable) {
    if (unreadable) {
      throw new PortFailure("out of reach");
    }
  }

  private final class WatchedLog implements ChatLog {
    private final ChatLog log;

    private WatchedLog(ChatLog log) {
      this.log = log;
    }

    @Override
    public LogPage log(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
      check(logUnreadable);
      readings.incrementAndGet();
      return log.log(chat, visible, cursor, limit);
    }

    @Override
    public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, int limit) {
      return log.history(chat, visible, cursor, limit);
    }

    @Override
    public List<Entry> at(ChatId chat, Collection<Long> seqs) {
      return log.at(chat, seqs);
    }
  }

  private final class WatchedInbox implements Inbox {
    private final Inbox inbox;

    private WatchedInbox(Inbox inbox) {
      this.inbox = inbox;
    }

    @Override
    public List<InboxItem> page(PersonId person, @Nullable Instant before, int limit) {
      return inbox.page(person, before, limit);
    }

    @Override
    public Optional<InboxItem> item(PersonId person, ChatId chat) {
      if (Thread.currentThread().isVirtual()) {
        check(listsUnreadable);
        beforeListing.run();
      }
      return inbox.item(person, chat);
    }

    @Override
    public List<ChatHead> heads(PersonId person) {
      return inbox.heads(person);
    }
  }

  private final class WatchedChats implements Chats {
    private final Chats chats;

    private WatchedChats(Chats chats) {
      this.chats = chats;
    }

    @Override
    public Opened open(Opening opening) {
      return chats.open(opening);
    }

    @Override
    public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
      check(chatsUnreadable);
      return chats.view(chat, people);
    }

    @Override
    public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
      return chats.commit(chat, intents);
    }

    @Override
    public Optional<CommitResult> made(ChatId chat, PersonId author, Payload.Message message) {
      return chats.made(chat, author, message);
    }
  }
}
