package io.i9chat.domain.live;

import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.Ports;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.ops.IdGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the signals of the bus into live events for the people who are connected here, and says
 * that those are online who are. It listens to the bus, and keeps a timer, from the first
 * subscription on.
 */
public final class LiveEvents implements AutoCloseable {
  private final Signals signals;
  private final IdGenerator ids;
  private final Listeners audience = new Listeners();
  private final Timer timer = new Timer();
  private final LiveRosters rosters;
  private final Announcer announcer;
  private final EntryEvents entries;
  private final ReceiptEvents receipts;
  private final TypingEvents typing;
  private final Watches watches;
  private final Arrivals arrivals;
  // One after the other: what was read before a change must not be told behind it.
  private final CoalescingExecutor<Signal.PreferencesChanged> settings =
      new CoalescingExecutor<>(this::tellSettings);
  private Signals.@Nullable Subscription bus;
  private boolean closed;

  /** Live events from these ports. */
  public LiveEvents(Ports ports, Names names, Summaries summaries, LiveSettings settings) {
    this.signals = ports.signals();
    this.ids = ports.ids();
    this.rosters = new LiveRosters(ports.store());
    this.announcer = new Announcer(rosters, names, summaries, audience, timer);
    this.entries = new EntryEvents(ports.store().log(), rosters, announcer, audience, timer);
    this.receipts = new ReceiptEvents(ports.store(), rosters, names, audience, timer);
    this.typing = new TypingEvents(rosters, names, audience);
    this.watches = new Watches(ports, timer);
    this.arrivals = new Arrivals(ports, settings, timer);
  }

  /**
   * Tells {@code listener} from now on what happens to {@code person}, who is online by it. A
   * client that subscribes first and then syncs misses nothing.
   *
   * @throws IllegalStateException after {@link #close}
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
    subscription.arrived(arrivals.arrived(person, ids.next()));
    return subscription;
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
        case Signal.Appended appended -> entries.on(appended);
        case Signal.ReceiptMoved moved -> receipts.on(moved);
        case Signal.SessionsEnded ended ->
            audience.tell(
                ended.person(), new Delivery(new LiveEvent.SessionsEnded(ended.sessions())));
        case Signal.ChatOpened opened -> entries.on(opened);
        case Signal.PresenceChanged changed -> watches.moved(changed.person());
        case Signal.PersonChanged changed -> watches.changed(changed.person());
        case Signal.RelationChanged changed -> watches.related(changed.one(), changed.other());
        case Signal.Typing typed -> typing.on(typed);
        case Signal.PreferencesChanged changed -> {
          if (audience.has(changed.person())) {
            settings.add(changed);
          }
        }
      }
    }

    @Override
    public void gap() {
      rosters.forgetAll();
      audience.tellAll(new Delivery(new LiveEvent.Resync()));
      Thread.startVirtualThread(() -> {
        arrivals.arriveAgain();
        watches.lookAgain();
      });
    }
  }
}
