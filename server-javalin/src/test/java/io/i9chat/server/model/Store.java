package io.i9chat.server.model;

import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A store to be tested, and what else a domain needs.
 *
 * @param secrets what the keys in the store are sealed under, and so the store's own
 */
record Store(StorePorts ports, Secrets secrets) {
  /** A store that nothing was put into by other secrets. */
  static Store of(StorePorts ports) {
    return new Store(ports, InMemoryPorts.fresh().signInPorts().secrets());
  }

  /** All ports, on this store, with no limit on how often anything is done. */
  Ports ports(InstantSource clock) {
    Ports memory = InMemoryPorts.fresh(clock);
    SignInPorts signIn = memory.signInPorts();
    return memory
        .with(ports)
        .with(new Unlimited())
        .with(new SignInPorts(signIn.hasher(), signIn.tokens(), secrets, signIn.mailer()));
  }

  /** Grants everything. */
  private static final class Unlimited implements RateLimiter {
    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      return Duration.ZERO;
    }

    @Override
    public void giveBack(Bucket bucket, String key, int tokens) {
      // Nothing was counted.
    }
  }
}
