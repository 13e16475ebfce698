package io.i9chat.adapter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import org.junit.jupiter.api.Test;

class AuthTest {
  private static final AuthConfig CONFIG = AuthConfig.with(new byte[32]);

  @Test
  void closingEndsHashing() {
    Auth auth = Auth.open(CONFIG);
    assertThat(auth.passwords().verify("x", null, "client")).isFalse();
    auth.close();
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> auth.passwords().verify("x", null, "client"));
  }
}
