package io.i9chat.adapter.auth;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.tck.account.PasswordHasherContract;
import org.junit.jupiter.api.AfterEach;

class Argon2PasswordHasherContractTest implements PasswordHasherContract {
  private final Auth auth = Auth.open(AuthConfig.with(new byte[32]).hashing(1, 4));

  @AfterEach
  void close() {
    auth.close();
  }

  @Override
  public PasswordHasher hasher() {
    return auth.passwords();
  }

  @Override
  public PasswordHasher closedHasher() {
    auth.close();
    return auth.passwords();
  }

  @Override
  public int tooManyCalls() {
    return 32;
  }
}
