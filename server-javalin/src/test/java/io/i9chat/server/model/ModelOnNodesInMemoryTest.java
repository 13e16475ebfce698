package io.i9chat.server.model;

import io.i9chat.ports.Ports;
import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.memory.InMemoryCluster;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.ArrayList;
import java.util.List;

/** Three nodes on one store in memory. */
final class ModelOnNodesInMemoryTest extends AgainstReference {
  private static final int NODES = 3;

  @Override
  Ground ground() {
    Store store = Store.of(InMemoryPorts.freshStore());
    return clock -> {
      InMemoryCluster cluster = new InMemoryCluster(clock);
      List<Ports> nodes = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        Cluster.Node node = cluster.join();
        nodes.add(store.node(clock, node.signals(), node.board()));
      }
      return new Nodes(nodes, () -> {});
    };
  }

  @Override
  int some() {
    return 100;
  }

  @Override
  int many() {
    return 2_000;
  }
}
