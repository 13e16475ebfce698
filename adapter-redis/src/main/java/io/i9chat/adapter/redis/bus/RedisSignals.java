package io.i9chat.adapter.redis.bus;

import io.i9chat.adapter.redis.node.Followed;
import io.i9chat.adapter.redis.node.Gaps;
import io.i9chat.adapter.redis.node.Node;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Signals over streams. The listeners of this node hear a signal on the publisher's thread; for the
 * others it is put into the outbox, which costs the publisher nothing whatever Redis does.
 */
public final class RedisSignals implements Signals, AutoCloseable {
  private final Listeners listeners;
  private final Followed followed;
  private final Outbox outbox;
  private final Flusher flusher;
  private final Reader reader;

  /**
   * Starts to pass on and to read, for a node that is registered.
   *
   * @param maxSignals so many at most wait to be passed on
   * @param maxBytes of so many bytes at most
   */
  public RedisSignals(
      Node node, Followed followed, Listeners listeners, Gaps gaps, int maxSignals, long maxBytes) {
    this.listeners = listeners;
    this.followed = followed;
    outbox = new Outbox(maxSignals, maxBytes, node.times().batching().toNanos());
    flusher = new Flusher(outbox, node);
    reader = new Reader(node, listeners, gaps);
  }

  @Override
  public void publish(Signal signal) {
    listeners.hear(signal);
    outbox.put(signal);
  }

  @Override
  public Subscription subscribe(Listener listener) {
    return new Subscribed(listeners.add(listener));
  }

  @Override
  public boolean isRouted() {
    return true;
  }

  /** How many signals were passed on, to other nodes or to none, but for the ephemeral ones. */
  public long passed() {
    return flusher.passed();
  }

  /** How long these waited together, in nanoseconds. */
  public long nanos() {
    return flusher.nanos();
  }

  /** How many signals wait to be passed on. */
  public int waiting() {
    return outbox.waiting();
  }

  /**
   * Passes on what waits, for a while at most, and reads no more than what is there.
   *
   * @return whether all was passed on
   */
  public boolean finish() {
    boolean all = flusher.finish();
    reader.stop();
    return all;
  }

  /** Ends; nobody hears anything any more. */
  @Override
  public void close() {
    listeners.clear();
    reader.close();
  }

  /** Ends as if this process had died. */
  public void abandon() {
    listeners.clear();
    flusher.abandon();
    reader.abandon();
  }

  private final class Subscribed implements Subscription {
    private final Listeners.Listening listening;
    // Under its own lock, as is whether it ended.
    private final Set<ChatId> chats = new HashSet<>();
    private boolean closed;

    private Subscribed(Listeners.Listening listening) {
      this.listening = listening;
    }

    @Override
    public void follow(Collection<ChatId> some) {
      List<ChatId> more = new ArrayList<>();
      synchronized (chats) {
        some.stream().filter(chat -> !closed && chats.add(chat)).forEach(more::add);
      }
      followed.follow(more);
    }

    @Override
    public void unfollow(Collection<ChatId> some) {
      List<ChatId> less = new ArrayList<>();
      synchronized (chats) {
        some.stream().filter(chats::remove).forEach(less::add);
      }
      followed.unfollow(less);
    }

    @Override
    public void close() {
      listeners.remove(listening);
      List<ChatId> all;
      synchronized (chats) {
        closed = true;
        all = List.copyOf(chats);
        chats.clear();
      }
      followed.unfollow(all);
    }
  }
}
