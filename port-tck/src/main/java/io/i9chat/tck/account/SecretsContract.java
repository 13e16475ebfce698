package io.i9chat.tck.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.chat.Fingerprint;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link io.i9chat.ports.account.Secrets}. Randomness is judged by counting; the
 * bounds are seven standard deviations wide, so that chance does not fail them.
 */
public interface SecretsContract {
  /** Crockford's base32. */
  String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** The secrets under test; the same key at every call within a test. */
  Secrets secrets();

  /** Secrets under another key. */
  Secrets otherSecrets();

  /** Secrets under a fresh key, with the key of {@link #secrets()} as the one before it. */
  Secrets afterRotation();

  @Test
  @Rule("SECRETS-1")
  default void aTokenHas256RandomBitsInBase64url() {
    int samples = 2_000;
    int[] ones = new int[256];
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < samples; i++) {
      String token = secrets().token();
      assertThat(token).matches("[A-Za-z0-9_-]{43}");
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      assertThat(bytes).hasSize(32);
      for (int bit = 0; bit < 256; bit++) {
        ones[bit] += bytes[bit / 8] >> bit % 8 & 1;
      }
      tokens.add(token);
    }
    assertThat(tokens).hasSize(samples);
    double deviation = Math.sqrt(samples * 0.25);
    for (int count : ones) {
      assertThat((double) count)
          .isBetween(samples / 2.0 - 7 * deviation, samples / 2.0 + 7 * deviation);
    }
  }

  @Test
  @Rule("SECRETS-2")
  default void aSignUpCodeIsSixDigitsEachAsLikelyAsAnother() {
    evenlySpread(Purpose.SIGN_UP, 6, "0123456789");
  }

  @Test
  @Rule("SECRETS-2")
  default void aResetCodeIsEightOfCrockfordsCharactersEachAsLikelyAsAnother() {
    evenlySpread(Purpose.PASSWORD_RESET, 8, CROCKFORD);
  }

  private void evenlySpread(Purpose purpose, int length, String alphabet) {
    int samples = 20_000;
    int[][] counts = new int[length][alphabet.length()];
    for (int i = 0; i < samples; i++) {
      String code = secrets().code(purpose);
      assertThat(code.length()).isEqualTo(length);
      for (int place = 0; place < length; place++) {
        int symbol = alphabet.indexOf(code.charAt(place));
        assertThat(symbol).as("alphabet of %s", code).isNotNegative();
        counts[place][symbol]++;
      }
    }
    double p = 1.0 / alphabet.length();
    double deviation = Math.sqrt(samples * p * (1 - p));
    for (int[] place : counts) {
      for (int count : place) {
        assertThat((double) count)
            .isBetween(samples * p - 7 * deviation, samples * p + 7 * deviation);
      }
    }
  }

  private static List<Digest> someDigests(Secrets secrets) {
    List<Digest> digests = new ArrayList<>();
    for (String text : List.of("one", "One", "two", "")) {
      digests.add(secrets.ofTicket(text));
      for (Purpose purpose : Purpose.values()) {
        digests.add(secrets.ofProof(purpose, text));
        digests.add(secrets.ofCode(purpose, text, "123456"));
        digests.add(secrets.ofCode(purpose, text, "123457"));
      }
    }
    return digests;
  }

  @Test
  @Rule("SECRETS-3")
  default void aDigestDiffersWhereItsUseOrTextDoes() {
    assertThat(someDigests(secrets())).doesNotHaveDuplicates().isEqualTo(someDigests(secrets()));
    for (Purpose purpose : Purpose.values()) {
      assertThat(secrets().ofCode(purpose, "ticket1", "23456"))
          .as("where the ticket ends and the code begins")
          .isNotEqualTo(secrets().ofCode(purpose, "ticket", "123456"));
    }
  }

  @Test
  @Rule("SECRETS-3")
  default void aDigestCannotBeMadeWithoutTheKey() {
    List<Digest> others = someDigests(otherSecrets());
    assertThat(someDigests(secrets())).doesNotContainAnyElementsOf(others);
  }

  @Test
  @Rule("SECRETS-4")
  default void aResetCodeIsReadAsCrockfordReadsIt() {
    Digest meant = reset("A0B1C1DZ");
    for (String typed :
        List.of("a0b1c1dz", "A0B1-C1DZ", " a0 b1 c1 dz ", "AOBICLDZ", "aobicldz", "-aoB-icl-dz-")) {
      assertThat(reset(typed)).as(typed).isEqualTo(meant);
    }
    for (String other : List.of("A0B1C1D2", "A0B1C1D", "A0B1C1DZZ", "AUB1C1DZ", "")) {
      assertThat(reset(other)).as(other).isNotEqualTo(meant);
    }
    String made = secrets().code(Purpose.PASSWORD_RESET);
    String dashed = made.substring(0, 4) + "-" + made.substring(4);
    assertThat(reset(dashed)).isEqualTo(reset(made));
  }

  private Digest reset(String typed) {
    return secrets().ofCode(Purpose.PASSWORD_RESET, "ticket", typed);
  }

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
