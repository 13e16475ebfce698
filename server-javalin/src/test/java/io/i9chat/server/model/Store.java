package io.i9chat.server.model;

import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A store to be tested, and what else a domain needs.
 *
 * @param secrets what the keys in the store are sealed under, and so the store's own
 */
public record Store(StorePorts ports, Secrets secrets) implements Ground {
  /** A store that nothing was put into by other secrets. */
  public static Store of(StorePorts ports) {
    return new Store(ports, InMemoryPorts.fresh().signInPorts().secrets());
  }

  /** All ports, on this store, with no limit on how often anything is done. */
  public Ports ports(InstantSource clock) {
    Ports memory = InMemoryPorts.fresh(clock);
    SignInPorts signIn = memory.signInPorts();
    return memory
        .with(ports)
        .with(new Unlimited())
        .with(new SignInPorts(signIn.hasher(), signIn.tokens(), secrets, signIn.mailer()));
  }

  /** All ports of a node that shares the store with others, and is one with them by these. */
  Ports node(InstantSource clock, Signals signals, PresenceBoard board) {
    Ports own = ports(clock);
    return new Ports(
        own.store(),
        signals,
        board,
        own.limiter(),
        own.ids(),
        own.clock(),
        own.media(),
        own.signIn());
  }

  @Override
  public Nodes open(MovableClock clock) {
    return Nodes.one(ports(clock));
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
