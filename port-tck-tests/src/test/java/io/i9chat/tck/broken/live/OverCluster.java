package io.i9chat.tck.broken.live;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.ops.Leases;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.memory.InMemoryCluster;
import java.time.Duration;

/** A cluster that is right, to be broken in one place. */
class OverCluster implements Cluster {
  final Cluster real = new InMemoryCluster();

  /** A node of it. */
  static class OverNode implements Node {
    final Node node;

    OverNode(Node node) {
      this.node = node;
    }

    @Override
    public Signals signals() {
      return node.signals();
    }

    @Override
    public PresenceBoard board() {
      return node.board();
    }

    @Override
    public RateLimiter limiter() {
      return node.limiter();
    }

    @Override
    public Leases leases() {
      return node.leases();
    }
  }

  @Override
  public Node join() {
    return new OverNode(real.join());
  }

  @Override
  public void kill(Node node) {
    real.kill(((OverNode) node).node);
  }

  @Override
  public void awaitLapse() {
    real.awaitLapse();
  }

  @Override
  public void awaitRetired() {
    real.awaitRetired();
  }

  @Override
  public void pass(Duration time) {
    real.pass(time);
  }
}
