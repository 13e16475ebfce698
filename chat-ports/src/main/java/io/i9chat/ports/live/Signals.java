package io.i9chat.ports.live;

import io.i9chat.ports.model.live.Signal;

/**
 * The bus between nodes. At most once: a signal may be lost with its node or the bus, and the log
 * is the truth; a loss that the bus can see is told by {@link Listener#gap}.
 *
 * <ul>
 *   <li>SIGNALS-1: a signal published while a listener is subscribed reaches it, on the same node
 *       before {@code publish} returns or soon after.
 *   <li>SIGNALS-2: signals that one thread publishes reach each listener in that order.
 *   <li>SIGNALS-3: a listener that throws does not keep a signal from the others, nor fail the
 *       publisher.
 *   <li>SIGNALS-4: after its subscription is closed a listener hears nothing that is published
 *       later.
 * </ul>
 */
public interface Signals {
  /** Publishes a signal to all nodes, this one included. */
  void publish(Signal signal);

  /** Listens to every signal from now on, until the subscription is closed. */
  Subscription subscribe(Listener listener);

  /** Hears signals, possibly from several threads at once; must not block. */
  interface Listener {
    /** A signal came. */
    void on(Signal signal);

    /** Signals may have been lost: a listener that relies on them has to look for itself. */
    void gap();
  }

  /** An end to listening. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
