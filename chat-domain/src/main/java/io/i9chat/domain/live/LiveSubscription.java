package io.i9chat.domain.live;

import io.i9chat.ports.model.PersonId;

/** One listener of one person, until it is closed. */
public final class LiveSubscription implements AutoCloseable {
  private final PersonId person;
  private final LiveListener listener;
  private final Audience audience;

  LiveSubscription(PersonId person, LiveListener listener, Audience audience) {
    this.person = person;
    this.listener = listener;
    this.audience = audience;
  }

  PersonId person() {
    return person;
  }

  void tell(Delivery delivery) {
    try {
      listener.on(delivery);
    } catch (Throwable broken) {
      // A listener that fails, even with an error, is alone in it: the others go on.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }
  }

  /** Stops listening; an event that is on its way may still come. */
  @Override
  public void close() {
    audience.remove(this);
  }
}
