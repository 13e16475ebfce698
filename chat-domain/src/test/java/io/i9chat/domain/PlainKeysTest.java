package io.i9chat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.common.Fingerprints;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.account.Sealing;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.ops.SealedKeys;
import io.i9chat.tck.memory.InMemoryPorts;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The keys of a store before and after its application has a secret. */
final class PlainKeysTest {
  private static final Content HELLO = new Content.Text("hello");

  private final Ports ports = InMemoryPorts.fresh();
  private final SealedKeys keys = ports.store().keys();

  private Sealing sealing(@Nullable SignInPorts signIn) {
    return PlainKeys.of(ports.ids(), signIn);
  }

  private Fingerprint hello(@Nullable SignInPorts signIn) {
    return new Fingerprints(sealing(signIn), keys).message(HELLO, null);
  }

  @Test
  void theSameKeyIsFoundAtEveryStart() {
    Fingerprint first = hello(null);

    assertThat(hello(null)).isEqualTo(first);
    assertThat(new Fingerprints(sealing(null), keys).message(new Content.Text("other"), null))
        .isNotEqualTo(first);
  }

  @Test
  void everyStoreHasAnotherKey() {
    SealedKeys others = InMemoryPorts.fresh().store().keys();

    assertThat(new Fingerprints(sealing(null), others).message(HELLO, null))
        .isNotEqualTo(hello(null));
  }

  @Test
  void aSecretSealsTheKeyThatLayOpen() {
    hello(null);
    byte[] open = keys.obtain("fingerprint", new byte[0]);

    Fingerprints sealed = new Fingerprints(PlainKeys.of(ports.ids(), ports.signIn()), keys);
    assertThat(sealed.unlock()).isTrue();

    byte[] now = keys.obtain("fingerprint", new byte[0]);
    assertThat(now).isNotEqualTo(open);
    byte[] key = sealing(null).unseal(open).orElseThrow().bytes();
    assertThat(ports.signInPorts().secrets().unseal(now).orElseThrow().bytes()).isEqualTo(key);
    assertThatThrownBy(() -> hello(null))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("secret");
  }

  @Test
  void fingerprintsAreTheFirstHalfOfAnHmac() {
    // RFC 4231, 4.2.
    byte[] key = HexFormat.of().parseHex("0b".repeat(20));
    byte[] data = "Hi There".getBytes(StandardCharsets.US_ASCII);

    assertThat(sealing(null).fingerprint(key, data))
        .isEqualTo(new Fingerprint(0xb0344c61d8db3853L, 0x5ca8afceaf0bf12bL));
  }
}
