package io.i9chat.server.race;

import io.i9chat.server.model.Store;
import io.i9chat.tck.memory.InMemoryPorts;

final class RacesInMemoryTest extends RacingGroups {
  @Override
  Store store() {
    return Store.of(InMemoryPorts.freshStore());
  }
}
