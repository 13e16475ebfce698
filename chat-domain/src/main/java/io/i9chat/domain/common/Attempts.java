package io.i9chat.domain.common;

import io.i9chat.ports.PortFailure;
import java.util.Optional;
import java.util.function.Supplier;

/** Deciding again on fresh facts, as often as it takes, within reason. */
public final class Attempts {
  /** How often before what is decided about counts as too busy. */
  private static final int MOST = 50;

  private Attempts() {}

  /**
   * The first result of {@code attempt}.
   *
   * @param attempt empty when what was decided on had changed by the time it was stored
   * @throws PortFailure if it is in vain too often
   */
  public static <T> T until(Supplier<Optional<T>> attempt) {
    for (int i = 0; i < MOST; i++) {
      Optional<T> done = attempt.get();
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new PortFailure("the chat changes faster than it can be decided about");
  }
}
