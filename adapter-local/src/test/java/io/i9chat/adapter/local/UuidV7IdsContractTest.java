package io.i9chat.adapter.local;

import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.tck.ops.IdGeneratorContract;
import java.time.InstantSource;

class UuidV7IdsContractTest implements IdGeneratorContract {
  private final IdGenerator ids = new UuidV7Ids(InstantSource.system());

  @Override
  public IdGenerator ids() {
    return ids;
  }
}
