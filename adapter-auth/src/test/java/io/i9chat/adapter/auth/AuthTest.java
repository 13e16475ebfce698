package io.i9chat.adapter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.SecretKey;
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

  @Test
  void keysAreTheSameInEveryProcessAndForNoOtherPurpose() {
    byte[] older = "the secret before the last change".getBytes(StandardCharsets.US_ASCII);
    try (Auth auth = Auth.open(CONFIG);
        Auth other = Auth.open(CONFIG);
        Auth before = Auth.open(AuthConfig.with(older));
        Auth rotated = Auth.open(CONFIG.accepting(older))) {
      List<SecretKey> keys = auth.keys("a purpose");
      assertThat(keys).hasSize(1).isEqualTo(other.keys("a purpose"));
      assertThat(keys).doesNotContainAnyElementsOf(auth.keys("another purpose"));
      assertThat(rotated.keys("a purpose"))
          .containsExactly(keys.getFirst(), before.keys("a purpose").getFirst());
    }
  }
}
