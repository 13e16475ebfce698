package io.i9chat.domain.live;

/** Hears what happens to one person, one event at a time for each chat, from any thread. */
@FunctionalInterface
public interface LiveListener {
  /** An event came. Must not block: other people wait for theirs behind it. */
  void on(Delivery delivery);
}
