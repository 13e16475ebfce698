package io.i9chat.tck.memory;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.tck.account.PasswordHasherContract;

final class InMemoryPasswordHasherTest implements PasswordHasherContract {
  private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher(2_000, 16);

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @Override
  public PasswordHasher closedHasher() {
    InMemoryPasswordHasher closed = new InMemoryPasswordHasher(1, 1);
    closed.close();
    return closed;
  }

  @Override
  public int tooManyCalls() {
    return 200;
  }
}
