package io.i9chat.domain.live;

import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.common.CoalescingExecutor;
import io.i9chat.domain.common.Timer;
import io.i9chat.domain.common.TypingPauses;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Reach;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Entry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the signals of the bus into live events for the people who are connected here, and says
 * that those are online who are. It listens to the bus, and keeps a timer, from the first
 * subscription on.
 */
public final class LiveEvents implements AutoCloseable {
  /** So long after a gap other nodes may not have put their people on the board again. */
  private static final Duration OTHERS_ARRIVE = Duration.ofSeconds(5);

  private final Signals signals;
  private final Listeners audience = new Listeners();
  private final Timer timer = new Timer();
  private final LiveRosters rosters;
  private final Announcer announcer;
  private final EntryEvents entries;
  private final ReceiptEvents receipts;
  private final TypingEvents typing;
  private final Watches watches;
  private final Arrivals arrivals;
  private final Resyncs resyncs;
  private final @Nullable Follows follows;
  // One after the other: what was read before a change must not be told behind it.
  private final CoalescingExecutor<Signal.PreferencesChanged> settings =
      new CoalescingExecutor<>(this::tellSettings);
  // One after the other, and each once however many get into it.
  private final CoalescingExecutor<ChatId> entered = new CoalescingExecutor<>(this::catchUp);
  private Signals.@Nullable Subscription bus;
  private boolean closed;

  /** Live events from these ports. */
  public LiveEvents(
      Ports ports,
      Names names,
      Summaries summaries,
      LiveSettings settings,
      TypingPauses typingPauses) {
    this.signals = ports.signals();
    this.rosters = new LiveRosters(ports.store());
    this.announcer = new Announcer(rosters, names, summaries, audience, timer);
    this.entries = new EntryEvents(ports.store().log(), rosters, announcer, audience, timer);
    this.receipts = new ReceiptEvents(ports.store(), rosters, names, audience, timer);
    this.typing = new TypingEvents(typingPauses, rosters, names, audience);
    this.watches = new Watches(ports, timer);
    this.arrivals = new Arrivals(ports, settings, timer);
    Inbox inbox = ports.store().inbox();
    this.follows =
        signals.isRouted()
            ? new Follows(inbox, rosters, new OnBus(), timer, entered::add, entries::forget)
            : null;
    this.resyncs = new Resyncs(audience, this::beforeResync, timer);
    if (follows != null) {
      // Other nodes may have died with people whom this one finds first.
      arrivals.reapOthers();
    }
  }

  /**
   * Tells {@code listener} from now on what happens to {@code person}, who is online by it. A
   * client that subscribes first and then syncs misses nothing: the bus brings what happens in
   * their chats when this returns.
   *
   * @throws IllegalStateException after {@link #close}
   * @throws PortFailure if the bus brings only what is asked for, and the chats cannot be read
   */
  public LiveSubscription subscribe(PersonId person, LiveListener listener) {
    LiveSubscription subscription = new LiveSubscription(person, listener, audience, watches);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      if (bus == null) {
        bus = signals.subscribe(new FromBus());
      }
      audience.add(subscription.recipient());
    }
    Follows following = follows;
    Runnable whenOff = following == null ? () -> {} : () -> following.go(person);
    subscription.arrived(arrivals.arrived(person, whenOff));
    if (following != null) {
      try {
        // After arriving, for what adds them to a chat from now on finds this node by them.
        following.come(person);
      } catch (PortFailure unreadable) {
        subscription.close();
        throw unreadable;
      }
    }
    return subscription;
  }

  /** Chats that a person got into while signals were lost are not followed yet. */
  private void beforeResync(PersonId person) {
    if (follows != null) {
      follows.look(person);
    }
  }

  private void catchUp(List<ChatId> chats) {
    for (ChatId chat : chats) {
      if (isFollowed(chat)) {
        entries.catchUp(chat);
      }
      if (!isFollowed(chat)) {
        entries.forget(chat);
      }
    }
  }

  private boolean isFollowed(ChatId chat) {
    return follows != null && follows.isFollowed(chat);
  }

  private void tellSettings(List<Signal.PreferencesChanged> changes) {
    changes.forEach(changed -> announcer.changed(changed.chat(), changed.person()));
  }

  /**
   * Stops listening to the bus; subscriptions hear nothing more, and no person is online by them
   * any more.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (bus != null) {
        bus.close();
      }
      timer.close();
      audience.clear();
    }
    arrivals.close();
  }

  private final class FromBus implements Signals.Listener {
    @Override
    public void on(Signal signal) {
      switch (signal) {
        case Signal.Appended appended -> on(appended);
        case Signal.ReceiptMoved moved -> {
          if (isFollowed(moved.chat())) {
            receipts.on(moved);
          }
        }
        case Signal.SessionsEnded ended ->
            audience.tell(
                ended.person(), new Delivery(new LiveEvent.SessionsEnded(ended.sessions())));
        case Signal.ChatOpened opened -> {
          // In this order, for they hear of the chat before they hear its first entry.
          entries.on(opened);
          follow(opened.chat(), Set.of(opened.person()));
        }
        case Signal.PresenceChanged changed -> watches.moved(changed.person());
        case Signal.PersonChanged changed -> watches.changed(changed.person());
        case Signal.RelationChanged changed -> watches.related(changed.one(), changed.other());
        case Signal.Typing typed -> {
          if (isFollowed(typed.chat())) {
            typing.on(typed);
          }
        }
        case Signal.PreferencesChanged changed -> {
          if (audience.has(changed.person())) {
            settings.add(changed);
          }
        }
      }
    }

    private void on(Signal.Appended appended) {
      if (appended.reach() instanceof Reach.OfChat reach) {
        follow(reach.chat(), reach.besides());
      }
      if (isFollowed(appended.chat())) {
        entries.on(appended);
        appended.commits().forEach(commit -> unfollow(commit.entry()));
      }
    }

    @Override
    public void gap() {
      rosters.forgetAll();
      Thread.startVirtualThread(() -> {
        arrivals.arriveAgain();
        resyncs.all();
        if (follows == null) {
          watches.lookAgain();
        } else {
          timer.after(OTHERS_ARRIVE, watches::lookAgain);
        }
      });
    }

    private void follow(ChatId chat, Set<PersonId> newcomers) {
      if (follows != null) {
        for (PersonId person : newcomers) {
          if (audience.has(person)) {
            follows.add(person, chat);
          }
        }
      }
    }

    /** Those who are put out hear of it, as of the last of the chat. */
    private void unfollow(Entry entry) {
      if (follows == null) {
        return;
      }
      for (PersonId person : entry.payload().putsOut(entry.author())) {
        if (audience.has(person)) {
          Thread.startVirtualThread(() -> putOut(person, entry));
        }
      }
    }

    private void putOut(PersonId person, Entry entry) {
      try {
        Objects.requireNonNull(follows).putOut(person, entry.chat(), entry.seq());
      } catch (PortFailure unreadable) {
        // The chat is followed for as long as the person stays, which is only of no use.
      }
    }

    /** Whether a person here may be in this chat; what is about others costs nothing more. */
    private boolean isFollowed(ChatId chat) {
      return follows == null || follows.isFollowed(chat);
    }
  }

  /** The bus, from the first subscription on. */
  private final class OnBus implements Follows.Bus {
    @Override
    public void follow(Collection<ChatId> chats) {
      subscription().follow(chats);
    }

    @Override
    public void unfollow(Collection<ChatId> chats) {
      subscription().unfollow(chats);
    }

    private Signals.Subscription subscription() {
      synchronized (LiveEvents.this) {
        return Objects.requireNonNull(bus, "nothing is followed before it is subscribed to");
      }
    }
  }
}
