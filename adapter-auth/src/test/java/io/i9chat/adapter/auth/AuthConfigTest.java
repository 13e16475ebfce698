package io.i9chat.adapter.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AuthConfigTest {
  private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);

  @Test
  void secretsUnder32BytesAreRefused() {
    AuthConfig config = AuthConfig.with(SECRET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuthConfig.with(new byte[31]))
        .withMessage("a secret must have at least 32 bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> config.accepting(new byte[31]));
  }

  @Test
  void boundsThatAreNotPositiveAreRefused() {
    AuthConfig config = AuthConfig.with(SECRET);
    assertThatIllegalArgumentException().isThrownBy(() -> config.hashing(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config.hashing(1, 0));
  }

  @Test
  void theDefaultQueueIs64AndThereIsAHasher() {
    AuthConfig config = AuthConfig.with(SECRET);
    assertThat(config.queue()).isEqualTo(64);
    assertThat(config.hashers()).isBetween(1, 4);
  }

  @Test
  void printingShowsNoSecret() {
    assertThat(AuthConfig.with(SECRET).accepting(SECRET))
        .hasToString(
            "AuthConfig[issuer=i9chat, audience=i9chat, hashers=%d, queue=64]"
                .formatted(AuthConfig.with(SECRET).hashers()));
  }

  @Test
  void aSecretThatIsOverwrittenAfterwardsChangesNothing() {
    byte[] mine = SECRET.clone();
    AuthConfig config = AuthConfig.with(mine);
    mine[0] = 'x';
    assertThat(config).isEqualTo(AuthConfig.with(SECRET));
  }
}
