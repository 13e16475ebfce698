package io.i9chat.tck.memory;

import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.live.ClusterContract;

final class InMemoryClusterTest implements ClusterContract {
  private final Cluster cluster = new InMemoryCluster();

  @Override
  public Cluster cluster() {
    return cluster;
  }
}
