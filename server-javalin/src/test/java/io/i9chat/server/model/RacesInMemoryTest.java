package io.i9chat.server.model;

import io.i9chat.tck.memory.InMemoryPorts;

final class RacesInMemoryTest extends RacingGroups {
  @Override
  Store store() {
    return Store.of(InMemoryPorts.freshStore());
  }
}
