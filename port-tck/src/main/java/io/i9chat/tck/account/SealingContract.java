package io.i9chat.tck.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link io.i9chat.ports.account.Sealing}, which is part of that of {@link
 * io.i9chat.ports.account.Secrets}.
 */
public interface SealingContract {
  /** The secrets under test; the same key at every call within a test. */
  Secrets secrets();

  /** Secrets under another key. */
  Secrets otherSecrets();

  /** Secrets under a fresh key, with the key of {@link #secrets()} as the one before it. */
  Secrets afterRotation();

  @Test
  @Rule("SECRETS-5")
  default void whatWasSealedIsReadWithTheSecretAlone() {
    for (byte[] bytes : List.of(new byte[0], new byte[] {7}, secrets().key(), Fresh.bytes(5_000))) {
      byte[] sealed = secrets().seal(bytes);
      assertThat(secrets().unseal(sealed)).contains(new Unsealed(bytes, true));
      assertThat(otherSecrets().unseal(sealed)).isEmpty();
      if (bytes.length >= 16) {
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain(new String(bytes, ISO_8859_1));
      }
    }
  }

  @Test
  @Rule("SECRETS-5")
  default void theSecretBeforeTheNewestStillOpensItsSealsAndNoOneBeforeThat() {
    byte[] bytes = secrets().key();
    byte[] old = secrets().seal(bytes);
    Secrets rotated = afterRotation();
    assertThat(rotated.unseal(old)).contains(new Unsealed(bytes, false));
    byte[] fresh = rotated.seal(bytes);
    assertThat(rotated.unseal(fresh)).contains(new Unsealed(bytes, true));
    assertThat(secrets().unseal(fresh)).isEmpty();
    assertThat(rotated.unseal(otherSecrets().seal(bytes))).isEmpty();
  }

  @Test
  @Rule("SECRETS-5")
  default void aSealThatWasChangedInAnyBitOrCutDoesNotOpen() {
    byte[] sealed = secrets().seal(Fresh.bytes(32));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(secrets().unseal(changed)).as("bit %d changed", bit).isEmpty();
    }
    for (int length = 0; length < sealed.length; length++) {
      assertThat(secrets().unseal(Arrays.copyOf(sealed, length))).as("cut at %d", length).isEmpty();
    }
    assertThat(secrets().unseal(Arrays.copyOf(sealed, sealed.length + 1))).isEmpty();
  }

  @Test
  @Rule("SECRETS-5")
  default void twoSealingsOfTheSameAreNotAlike() {
    byte[] bytes = Fresh.bytes(32);
    Set<String> sealings = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      // Cut into pieces, so that a nonce beside bytes that stay the same does not hide them.
      byte[] sealed = secrets().seal(bytes);
      sealings.add(new String(sealed, sealed.length - 32, 32, ISO_8859_1));
      byte[] key = secrets().key();
      assertThat(key).hasSize(32);
      keys.add(new String(key, ISO_8859_1));
    }
    assertThat(sealings).hasSize(100);
    assertThat(keys).hasSize(100);
  }

  @Test
  @Rule("SECRETS-6")
  default void aFingerprintDiffersWhereItsKeyOrBytesDo() {
    List<byte[]> keys = List.of(secrets().key(), secrets().key(), secrets().key());
    List<byte[]> texts =
        List.of(
            new byte[0], new byte[] {0}, new byte[] {0, 0}, Fresh.bytes(64), Fresh.bytes(9_000));
    List<Fingerprint> made = new ArrayList<>();
    List<Fingerprint> again = new ArrayList<>();
    for (byte[] text : texts) {
      for (byte[] key : keys) {
        made.add(secrets().fingerprint(key, text));
        // It is the key that counts, not who hashes.
        again.add(otherSecrets().fingerprint(key.clone(), text.clone()));
      }
    }
    assertThat(made).doesNotHaveDuplicates().isEqualTo(again);
    assertThat(made.stream().map(Fingerprint::high)).doesNotHaveDuplicates();
    assertThat(made.stream().map(Fingerprint::low)).doesNotHaveDuplicates();
  }

  @Test
  @Rule("SECRETS-6")
  default void fingerprintsOfManyThreadsAndKeysAreThoseOfOne() {
    List<byte[]> keys = List.of(secrets().key(), secrets().key());
    List<Fingerprint> alone = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      alone.add(fingerprintNumber(i, keys));
    }
    List<Fingerprint> together =
        IntStream.range(0, 400).parallel().mapToObj(i -> fingerprintNumber(i, keys)).toList();
    assertThat(together).isEqualTo(alone);
  }

  private Fingerprint fingerprintNumber(int number, List<byte[]> keys) {
    byte[] text = ("message " + number).getBytes(ISO_8859_1);
    return secrets().fingerprint(keys.get(number % keys.size()), text);
  }
}
