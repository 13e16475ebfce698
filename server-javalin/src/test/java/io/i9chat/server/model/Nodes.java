package io.i9chat.server.model;

import io.i9chat.ports.Ports;
import java.util.List;

/**
 * Nodes on one store, which are to behave as one.
 *
 * @param ports those of each node
 * @param ending what ends them, when nothing uses the ports any more
 */
record Nodes(List<Ports> ports, Runnable ending) implements AutoCloseable {
  /** One node alone. */
  static Nodes one(Ports ports) {
    return new Nodes(List.of(ports), () -> {});
  }

  @Override
  public void close() {
    ending.run();
  }
}
