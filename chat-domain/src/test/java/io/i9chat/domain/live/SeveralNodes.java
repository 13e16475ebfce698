package io.i9chat.domain.live;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.chat.Watched;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.Ports;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.memory.InMemoryCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Several nodes on the store of one town, which can lose signals and die. */
final class SeveralNodes implements AutoCloseable {
  private static final LiveSettings QUICK =
      new LiveSettings(Duration.ofMillis(200), Duration.ofMinutes(5));

  final Town town = new Town();
  private final InMemoryCluster cluster = new InMemoryCluster(town.clock());
  private final List<Node> nodes = new ArrayList<>();

  /** One node, and the calls of the store that it has made. */
  final class Node {
    final I9chat i9chat;
    final Ports ports;
    final Cluster.Node node = cluster.join();
    final Map<String, Integer> calls = new ConcurrentHashMap<>();

    /** The chats that it follows. */
    final Set<ChatId> followed = ConcurrentHashMap.newKeySet();

    /** Whether nothing that is published elsewhere comes here. */
    volatile boolean deaf;

    /** Runs before this node follows chats. */
    volatile Runnable beforeFollowing = () -> {};

    private final List<Signals.Listener> listeners = new ArrayList<>();

    private Node() {
      Ports own = town.ports();
      ports =
          PortChanges.unlimited(
              PortChanges.store(
                      store -> Watched.store(store, call -> calls.merge(call, 1, Integer::sum)))
                  .apply(
                      new Ports(
                          own.store(),
                          new Deafened(),
                          node.board(),
                          own.limiter(),
                          own.ids(),
                          own.clock(),
                          own.media(),
                          own.signIn())));
      i9chat = new I9chat(ports, I9chatSettings.DEFAULT.with(QUICK));
    }

    Ear listen(Person person) {
      return new Ear(i9chat, person);
    }

    /** Hears what comes to this node. */
    Signals.Subscription subscribe(Consumer<Signal> consumer) {
      return node.signals()
          .subscribe(
              new Signals.Listener() {
                @Override
                public void on(Signal signal) {
                  consumer.accept(signal);
                }

                @Override
                public void gap() {}
              });
    }

    void gap() {
      listeners.forEach(Signals.Listener::gap);
    }

    private final class Deafened implements Signals {
      private final Signals signals = node.signals();

      @Override
      public void publish(Signal signal) {
        signals.publish(signal);
      }

      @Override
      public Subscription subscribe(Listener listener) {
        listeners.add(listener);
        return new Following(
            signals.subscribe(
                new Listener() {
                  @Override
                  public void on(Signal signal) {
                    if (!deaf) {
                      listener.on(signal);
                    }
                  }

                  @Override
                  public void gap() {
                    listener.gap();
                  }
                }));
      }

      @Override
      public boolean isRouted() {
        return true;
      }
    }

    private final class Following implements Signals.Subscription {
      private final Signals.Subscription subscription;

      private Following(Signals.Subscription subscription) {
        this.subscription = subscription;
      }

      @Override
      public void follow(Collection<ChatId> chats) {
        beforeFollowing.run();
        subscription.follow(chats);
        followed.addAll(chats);
      }

      @Override
      public void unfollow(Collection<ChatId> chats) {
        subscription.unfollow(chats);
        chats.forEach(followed::remove);
      }

      @Override
      public void close() {
        subscription.close();
      }
    }
  }

  Node join() {
    Node node = new Node();
    nodes.add(node);
    return node;
  }

  /** Has a node die: it is known by nothing that it does. */
  void kill(Node node) {
    cluster.kill(node.node);
    cluster.awaitLapse();
  }

  /** Lets the people of nodes that retired be reaped. */
  void awaitRetired() {
    cluster.awaitRetired();
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.i9chat.close());
    town.close();
  }
}
