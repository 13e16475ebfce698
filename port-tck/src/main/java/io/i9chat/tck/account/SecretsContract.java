package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
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
public interface SecretsContract extends SealingContract {
  /** Crockford's base32. */
  String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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
    double most = 7 * Math.sqrt(samples * 0.25);
    assertThat(ones)
        .matches(
            counts -> IntStream.of(counts).allMatch(one -> Math.abs(one - samples / 2.0) <= most));
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
}
