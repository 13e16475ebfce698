package io.i9chat.tck.broken.live;

import io.i9chat.ports.ops.Leases;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Clusters whose limits and leases break a rule each. */
public final class ClusterChoreFakes {
  private ClusterChoreFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("LIMITER-7", "each node counts by itself", OwnLimits::new),
        fake("LEASES-1", "each node holds", () -> leases(any -> new Generous())),
        fake("LEASES-2", "held once is held by no other call", () -> leases(OnceOnly::new)),
        fake("LEASES-3", "what was given back stays held", () -> leases(Keeping::new)));
  }

  private static Fake fake(String rule, String how, Supplier<Cluster> breaking) {
    return new Fake(rule, how, Cases.ClusterCase.class, breaking);
  }

  private static Cluster leases(Function<Leases, Leases> change) {
    return new OverCluster() {
      @Override
      public Node join() {
        Node node = real.join();
        Leases changed = change.apply(node.leases());
        return new OverNode(node) {
          @Override
          public Leases leases() {
            return changed;
          }
        };
      }
    };
  }

  private static final class OwnLimits extends OverCluster {
    @Override
    public Node join() {
      RateLimiter own = InMemoryPorts.fresh().limiter();
      return new OverNode(real.join()) {
        @Override
        public RateLimiter limiter() {
          return own;
        }
      };
    }
  }

  private static final class Generous implements Leases {
    @Override
    public boolean hold(String name, Duration time) {
      return true;
    }

    @Override
    public void giveBack(String name) {}
  }

  private static final class OnceOnly implements Leases {
    private final Leases real;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    OnceOnly(Leases real) {
      this.real = real;
    }

    @Override
    public boolean hold(String name, Duration time) {
      return held.add(name) && real.hold(name, time);
    }

    @Override
    public void giveBack(String name) {
      real.giveBack(name);
    }
  }

  private static final class Keeping implements Leases {
    private final Leases real;

    Keeping(Leases real) {
      this.real = real;
    }

    @Override
    public boolean hold(String name, Duration time) {
      return real.hold(name, time);
    }

    @Override
    public void giveBack(String name) {}
  }
}
