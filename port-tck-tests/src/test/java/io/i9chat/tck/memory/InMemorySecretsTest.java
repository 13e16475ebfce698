package io.i9chat.tck.memory;

import io.i9chat.ports.account.Secrets;
import io.i9chat.tck.account.SecretsContract;

final class InMemorySecretsTest implements SecretsContract {
  private final InMemorySecrets secrets = new InMemorySecrets();

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Secrets otherSecrets() {
    return new InMemorySecrets();
  }

  @Override
  public Secrets afterRotation() {
    return secrets.rotated();
  }
}
