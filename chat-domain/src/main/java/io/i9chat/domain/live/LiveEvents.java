package io.i9chat.domain.live;

import io.i9chat.domain.chat.Names;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.ports.Ports;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Turns the signals of the bus into live events for the people who are connected here. It listens
 * to the bus, and keeps a timer, from the first subscription on.
 */
public final class LiveEvents implements AutoCloseable {
  private final Signals signals;
  private final Audience audience = new Audience();
  private final Timer timer = new Timer();
  private final EntryEvents entries;
  private final ReceiptEvents receipts;
  private Signals.@Nullable Subscription bus;
  private boolean closed;

  /** Live events from these ports. */
  public LiveEvents(Ports ports, Names names, Summaries summaries) {
    this.signals = ports.signals();
    Roster roster = new Roster(ports.store().chats(), audience);
    this.entries =
        new EntryEvents(
            ports.store().log(),
            new Announcer(roster, names, summaries, audience, timer),
            audience,
            timer);
    this.receipts = new ReceiptEvents(roster, names, audience, timer);
  }

  /**
   * Tells {@code listener} what happens to {@code person} from now on. Whoever subscribes first and
   * syncs then misses nothing.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public LiveSubscription subscribe(PersonId person, LiveListener listener) {
    LiveSubscription subscription = new LiveSubscription(person, listener, audience);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      if (bus == null) {
        bus = signals.subscribe(new FromBus());
      }
      audience.add(subscription);
    }
    return subscription;
  }

  /** Stops listening to the bus; subscriptions hear nothing more. */
  @Override
  public synchronized void close() {
    closed = true;
    if (bus != null) {
      bus.close();
    }
    timer.close();
    audience.clear();
  }

  private final class FromBus implements Signals.Listener {
    @Override
    public void on(Signal signal) {
      switch (signal) {
        case Signal.Appended appended -> entries.on(appended);
        case Signal.ReceiptMoved moved -> receipts.on(moved);
        case Signal.SessionsEnded ended ->
            audience.tell(
                ended.person(), new Delivery(new LiveEvent.SessionsEnded(ended.sessions())));
        case Signal.ChatOpened opened -> entries.on(opened);
        case Signal.PresenceChanged changed -> {}
        case Signal.PersonChanged changed -> {}
        case Signal.RelationChanged changed -> {}
        case Signal.Typing typing -> {}
        case Signal.PreferencesChanged changed -> {}
      }
    }

    @Override
    public void gap() {
      audience.tellAll(new Delivery(new LiveEvent.Resync()));
    }
  }
}
