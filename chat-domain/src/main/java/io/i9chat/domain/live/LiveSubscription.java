package io.i9chat.domain.live;

import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one person, until it is closed: while it is open they are online, it hears what
 * happens to them, and it may watch the presence of others.
 */
public final class LiveSubscription implements AutoCloseable {
  /** How many people one connection may watch. */
  public static final int WATCHED = Watcher.MOST;

  private final PersonId person;
  private final LiveListener listener;
  private final Listeners listeners;
  private final Watches watches;
  private final Recipient recipient = new Hearing();
  private @Nullable Watcher watcher;
  private Arrivals.@Nullable Connection connection;
  private volatile boolean closed;

  LiveSubscription(PersonId person, LiveListener listener, Listeners listeners, Watches watches) {
    this.person = person;
    this.listener = listener;
    this.listeners = listeners;
    this.watches = watches;
  }

  /** What this connection is told by, kept out of what its owner can call. */
  private final class Hearing implements Recipient {
    @Override
    public PersonId person() {
      return person;
    }

    @Override
    public void tell(Delivery delivery) {
      if (closed) {
        return;
      }
      try {
        listener.on(delivery);
      } catch (Throwable broken) {
        // A listener that fails, even with an error, is alone in it: the others go on.
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
      }
    }

    @Override
    public void silence() {
      end();
    }
  }

  Recipient recipient() {
    return recipient;
  }

  synchronized void arrived(Arrivals.Connection arrival) {
    connection = arrival;
  }

  /**
   * Watches people from now on: the listener is told when what this person may see of their
   * presence changes.
   *
   * @param usernames at most 500 in all on one connection; unknown ones are left out
   * @return how they are now, in any order
   * @throws io.i9chat.ports.model.InvalidValue if they would be more; then none of them is watched
   */
  public List<Presence> watch(Collection<Username> usernames) {
    return watches.watch(watcher(), usernames);
  }

  private synchronized Watcher watcher() {
    if (watcher == null) {
      watcher = watches.watcher(recipient);
      if (closed) {
        watcher.end();
      }
    }
    return watcher;
  }

  /** Watches these people no more; the others go on. */
  public void unwatch(Collection<Username> usernames) {
    watcher().end(Set.copyOf(usernames));
  }

  /** Stops listening and watching; an event that is on its way may still come. */
  @Override
  public void close() {
    if (end()) {
      listeners.remove(recipient);
      Arrivals.Connection gone = connection();
      if (gone != null) {
        gone.gone();
      }
    }
  }

  private synchronized Arrivals.@Nullable Connection connection() {
    return connection;
  }

  /** Tells nothing from now on; whether it did before. */
  private boolean end() {
    Watcher watching;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      watching = watcher;
    }
    // Without the lock, for a listener that is being told of a person may be what closes this.
    if (watching != null) {
      watching.end();
    }
    return true;
  }
}
