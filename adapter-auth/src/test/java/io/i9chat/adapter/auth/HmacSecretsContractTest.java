package io.i9chat.adapter.auth;

import io.i9chat.ports.account.Secrets;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.account.SecretsContract;
import javax.crypto.spec.SecretKeySpec;

class HmacSecretsContractTest implements SecretsContract {
  private final SecretKeySpec secret = key();
  private final Secrets secrets = new HmacSecrets(secret, null);
  private final Secrets others = new HmacSecrets(key(), null);

  private static SecretKeySpec key() {
    return new SecretKeySpec(Fresh.bytes(32), "HKDF");
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Secrets otherSecrets() {
    return others;
  }

  @Override
  public Secrets afterRotation() {
    return new HmacSecrets(key(), secret);
  }
}
