package io.i9chat.tck.memory;

import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.StorePorts;
import io.i9chat.tck.memory.store.InMemoryStore;
import java.time.InstantSource;

/**
 * Makes ports that keep everything in memory, for tests of the domain and of applications that
 * embed i9chat. Passwords are hashed cheaply, and nothing outlives the objects.
 */
public final class InMemoryPorts {
  private static final int HASH_ROUNDS = 10;
  private static final int HASHES_WAITING = 1_000;

  private InMemoryPorts() {}

  /** All ports, empty, on the system's clock. */
  public static Ports fresh() {
    return fresh(InstantSource.system());
  }

  /** All ports, empty, on the given clock. */
  public static Ports fresh(InstantSource clock) {
    return fresh(clock, new InMemoryMailer(clock));
  }

  /** All ports, empty, on the given clock, with a mailer whose mails the caller can read. */
  public static Ports fresh(InstantSource clock, InMemoryMailer mailer) {
    return fresh(clock, mailer, new InMemoryMediaStore(clock, Long.MAX_VALUE));
  }

  /**
   * All ports, empty, on the given clock, with a mailer whose mails the caller can read and a store
   * of media that the caller can upload to.
   */
  public static Ports fresh(InstantSource clock, InMemoryMailer mailer, InMemoryMediaStore media) {
    return new Ports(
        freshStore(),
        new InMemorySignals(),
        new InMemoryPresenceBoard(),
        new InMemoryRateLimiter(clock),
        new RandomIds(clock),
        clock,
        media,
        new SignInPorts(
            new InMemoryPasswordHasher(HASH_ROUNDS, HASHES_WAITING),
            new InMemorySessionTokens(),
            new InMemorySecrets(),
            mailer));
  }

  /** The ports of one store, empty. */
  public static StorePorts freshStore() {
    return new InMemoryStore().ports();
  }
}
