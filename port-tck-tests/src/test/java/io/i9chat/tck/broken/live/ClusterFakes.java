package io.i9chat.tck.broken.live;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Reach;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.live.Cluster;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Clusters whose nodes break a rule each. */
public final class ClusterFakes {
  private ClusterFakes() {}

  public static List<Fake> all() {
    return List.of(
        fake("SIGNALS-5", "newcomers are not reached", () -> bus(WithoutPeople::new)),
        fake("SIGNALS-5", "a dead node is no gap", SilentDeath::new),
        fake("SIGNALS-5", "what is for all nodes stays here", () -> bus(HereOnly::new)),
        fake("SIGNALS-6", "what is followed is not asked for", () -> bus(NeverFollows::new)),
        fake("SIGNALS-6", "one who leaves unfollows for all", () -> bus(UnfollowsForAll::new)),
        fake("SIGNALS-7", "publishing waits for a dead node", WaitsForTheDead::new),
        fake("PRESENCE-4", "each node reaps", EachReaps::new),
        fake("PRESENCE-4", "a dead node's people stay", () -> board(NeverReaps::new)),
        fake("PRESENCE-5", "retiring is leaving", () -> board(Leaver::new)));
  }

  private static Fake fake(String rule, String how, Supplier<Cluster> breaking) {
    return new Fake(rule, how, Cases.ClusterCase.class, breaking);
  }

  private static Cluster bus(UnaryOperator<Signals> change) {
    return new OverCluster() {
      @Override
      public Node join() {
        Node node = real.join();
        Signals changed = change.apply(node.signals());
        return new OverNode(node) {
          @Override
          public Signals signals() {
            return changed;
          }
        };
      }
    };
  }

  private static Cluster board(UnaryOperator<PresenceBoard> change) {
    return new OverCluster() {
      @Override
      public Node join() {
        Node node = real.join();
        PresenceBoard changed = change.apply(node.board());
        return new OverNode(node) {
          @Override
          public PresenceBoard board() {
            return changed;
          }
        };
      }
    };
  }

  private static class OverBus implements Signals {
    final Signals real;

    OverBus(Signals real) {
      this.real = real;
    }

    @Override
    public void publish(Signal signal) {
      real.publish(signal);
    }

    @Override
    public Subscription subscribe(Listener listener) {
      return real.subscribe(listener);
    }

    @Override
    public boolean isRouted() {
      return true;
    }
  }

  /** Loses what is about a chat and for people besides. */
  private static final class WithoutPeople extends OverBus {
    WithoutPeople(Signals real) {
      super(real);
    }

    @Override
    public void publish(Signal signal) {
      if (!(signal.reach() instanceof Reach.OfChat of) || of.besides().isEmpty()) {
        real.publish(signal);
      }
    }
  }

  private static final class HereOnly extends OverBus {
    HereOnly(Signals real) {
      super(real);
    }

    @Override
    public void publish(Signal signal) {
      if (!(signal.reach() instanceof Reach.Everywhere)) {
        real.publish(signal);
      }
    }
  }

  private static final class NeverFollows extends OverBus {
    NeverFollows(Signals real) {
      super(real);
    }

    @Override
    public Subscription subscribe(Listener listener) {
      Subscription following = real.subscribe(listener);
      return new Subscription() {
        @Override
        public void close() {
          following.close();
        }
      };
    }
  }

  /** One set of followed chats for all subscriptions. */
  private static final class UnfollowsForAll extends OverBus {
    private final Subscription all;

    UnfollowsForAll(Signals real) {
      super(real);
      all =
          real.subscribe(
              new Listener() {
                @Override
                public void on(Signal signal) {}

                @Override
                public void gap() {}
              });
    }

    @Override
    public Subscription subscribe(Listener listener) {
      Subscription own = real.subscribe(listener);
      return new Subscription() {
        @Override
        public void follow(Collection<ChatId> chats) {
          all.follow(chats);
        }

        @Override
        public void unfollow(Collection<ChatId> chats) {
          all.unfollow(chats);
        }

        @Override
        public void close() {
          own.close();
        }
      };
    }
  }

  private static final class SilentDeath extends OverCluster {
    @Override
    public void awaitLapse() {}
  }

  private static final class WaitsForTheDead extends OverCluster {
    private volatile boolean dead;

    @Override
    public void kill(Node node) {
      super.kill(node);
      dead = true;
    }

    @Override
    public Node join() {
      return new OverNode(real.join()) {
        @Override
        public Signals signals() {
          return new OverBus(node.signals()) {
            @Override
            public void publish(Signal signal) {
              if (dead) {
                sleep();
              }
              real.publish(signal);
            }
          };
        }
      };
    }

    private static void sleep() {
      try {
        Thread.sleep(2_500);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Nodes that tell each other's reaped people as their own. */
  private static final class EachReaps extends OverCluster {
    private final Map<PersonId, Instant> reaped = new ConcurrentHashMap<>();

    @Override
    public Node join() {
      Set<PersonId> told = ConcurrentHashMap.newKeySet();
      return new OverNode(real.join()) {
        @Override
        public PresenceBoard board() {
          return new OverBoard(node.board()) {
            @Override
            public Map<PersonId, Instant> reap() {
              reaped.putAll(real.reap());
              Map<PersonId, Instant> own = new HashMap<>(reaped);
              own.keySet().removeIf(person -> !told.add(person));
              return own;
            }
          };
        }
      };
    }
  }

  private static final class NeverReaps extends OverBoard {
    NeverReaps(PresenceBoard real) {
      super(real);
    }

    @Override
    public Map<PersonId, Instant> reap() {
      return Map.of();
    }
  }

  /** Takes its people off when it retires. */
  private static final class Leaver extends OverBoard {
    private final Set<PersonId> own = ConcurrentHashMap.newKeySet();

    Leaver(PresenceBoard real) {
      super(real);
    }

    @Override
    public Set<PersonId> arrive(Collection<PersonId> people) {
      own.addAll(people);
      return real.arrive(people);
    }

    @Override
    public Set<PersonId> retire() {
      return real.leave(own);
    }
  }
}
