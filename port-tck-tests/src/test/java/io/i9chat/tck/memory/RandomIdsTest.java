package io.i9chat.tck.memory;

import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.tck.ops.IdGeneratorContract;
import java.time.InstantSource;

final class RandomIdsTest implements IdGeneratorContract {
  @Override
  public IdGenerator ids() {
    return new RandomIds(InstantSource.system());
  }
}
