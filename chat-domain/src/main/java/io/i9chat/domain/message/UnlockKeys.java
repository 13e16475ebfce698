package io.i9chat.domain.message;

import io.i9chat.domain.common.Fingerprints;

/**
 * Opens the store's keys, and seals them anew under a secret that has changed: to be done at every
 * start, so that a secret that does not fit is found then and not by the first who writes.
 */
public final class UnlockKeys {
  private final Fingerprints fingerprints;

  UnlockKeys(Fingerprints fingerprints) {
    this.fingerprints = fingerprints;
  }

  /** Opens them. */
  public record Command() {}

  /** The outcome of the call. */
  public enum Outcome {
    /** They are open, and sealed under the secret that is current. */
    UNLOCKED,
    /** They are sealed under a secret that is not known here. */
    SEALED_OTHERWISE
  }

  /** Opens them. */
  public Outcome handle(Command command) {
    return fingerprints.unlock() ? Outcome.UNLOCKED : Outcome.SEALED_OTHERWISE;
  }
}
