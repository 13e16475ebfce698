package io.i9chat.adapter.auth;

import io.i9chat.ports.account.Secrets;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.account.SecretsContract;
import javax.crypto.spec.SecretKeySpec;

class HmacSecretsContractTest implements SecretsContract {
  private final Secrets secrets = fresh();
  private final Secrets others = fresh();

  private static Secrets fresh() {
    return new HmacSecrets(new SecretKeySpec(Fresh.bytes(32), "HKDF"));
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Secrets otherSecrets() {
    return others;
  }
}
