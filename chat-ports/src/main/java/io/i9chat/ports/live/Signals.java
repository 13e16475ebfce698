package io.i9chat.ports.live;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import java.util.Collection;

/**
 * The bus between nodes. A node is one process with one bus and one {@link PresenceBoard}, and the
 * bus takes a signal to the nodes of its {@link Signal#reach() reach}, or to more. Signals are
 * hints and the log is the truth: one may come twice, or later than others that were published
 * after it, and where one may have been lost {@link Listener#gap} tells so.
 *
 * <ul>
 *   <li>SIGNALS-1: a signal published while a listener is subscribed on the same node reaches it,
 *       before {@code publish} returns or soon after, whatever becomes of other nodes.
 *   <li>SIGNALS-2: signals that one thread publishes reach each listener of the same node in that
 *       order.
 *   <li>SIGNALS-3: a listener that throws does not keep a signal from the others, nor fail the
 *       publisher.
 *   <li>SIGNALS-4: after its subscription is closed a listener hears nothing that is published
 *       later.
 *   <li>SIGNALS-5: a signal reaches the listeners of each node in its reach at least once, or they
 *       hear of a gap; also if the publisher's bus failed, or its node died, before it was passed
 *       on.
 *   <li>SIGNALS-6: from the return of {@code follow} on, a node is in the reach of signals about
 *       these chats, or hears of a gap; a chat followed twice is followed once.
 *   <li>SIGNALS-7: {@code publish} and {@code follow} return within a second or so, whatever state
 *       the bus is in.
 * </ul>
 */
public interface Signals {
  /** Publishes a signal to the nodes that it concerns, and to this one. */
  void publish(Signal signal);

  /** Listens to every signal that comes to this node from now on, until the subscription ends. */
  Subscription subscribe(Listener listener);

  /**
   * Whether it matters what a node follows. If not, every signal comes to every node, and following
   * does nothing.
   */
  default boolean isRouted() {
    return false;
  }

  /** Hears signals, possibly from several threads at once; must not block. */
  interface Listener {
    /** A signal came. */
    void on(Signal signal);

    /** Signals may have been lost: a listener that relies on them has to look for itself. */
    void gap();
  }

  /** An end to listening, and what its listener listens for besides. */
  interface Subscription extends AutoCloseable {
    /** Has signals about these chats come to this node; returns when they do. */
    default void follow(Collection<ChatId> chats) {}

    /** Takes back a {@link #follow}: signals about these chats need not come any more. */
    default void unfollow(Collection<ChatId> chats) {}

    @Override
    void close();
  }
}
