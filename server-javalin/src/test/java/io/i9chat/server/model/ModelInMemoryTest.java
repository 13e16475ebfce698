package io.i9chat.server.model;

import io.i9chat.tck.memory.InMemoryPorts;

final class ModelInMemoryTest extends AgainstReference {
  @Override
  Ground ground() {
    return Store.of(InMemoryPorts.freshStore());
  }

  @Override
  int some() {
    return 200;
  }

  @Override
  int many() {
    return 5_000;
  }
}
