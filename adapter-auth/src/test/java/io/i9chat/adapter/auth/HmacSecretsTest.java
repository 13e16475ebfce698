package io.i9chat.adapter.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.log.Fingerprint;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSecretsTest {
  private static final byte[] SECRET =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final String TICKET = "a ticket";

  private final HmacSecrets secrets = new HmacSecrets(new SecretKeySpec(SECRET, "HKDF"), null);

  private static String hex(Digest digest) {
    return HexFormat.of().formatHex(digest.bytes());
  }

  private Digest reset(String code) {
    return secrets.ofCode(Purpose.PASSWORD_RESET, TICKET, code);
  }

  /** Values made by another program, from the RFCs. */
  @Test
  void digestsStayTheSameAcrossVersions() {
    assertThat(hex(secrets.ofTicket(TICKET)))
        .isEqualTo("bc0cf65501bfdef4749694cf43b77aad44a17ba38f33c0364d51072c1a50eb06");
    assertThat(hex(reset("01ABCDEF")))
        .isEqualTo("1e5a5a72612e5e5e5f2595835e3f11a50a575cc2f257cb3de2998a01fdd2aa53");
    assertThat(hex(secrets.ofProof(Purpose.SIGN_UP, "a token")))
        .isEqualTo("82562f61832e2c0f79de8e0dd0cda890634c57b61cc9faff0e94b9b9b74a712a");
  }

  /** What another program made, from the RFCs and the NIST's text. */
  @Test
  void fingerprintsAndSealsStayTheSameAcrossVersions() {
    byte[] key =
        HexFormat.of().parseHex("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f");
    assertThat(secrets.fingerprint(key, "a message".getBytes(US_ASCII)))
        .isEqualTo(new Fingerprint(0xfa14a11348fe94aeL, 0x1abca2fc3e3b1268L));
    byte[] sealed =
        HexFormat.of()
            .parseHex(
                "013caa7cd09d5d4f14000102030405060708090a0b"
                    + "dcb977ff3db9005479f84bc2da77b4800fe2ea42b8");
    assertThat(secrets.unseal(sealed)).contains(new Unsealed("a key".getBytes(US_ASCII), true));
  }

  @Test
  void everyUseHasItsOwnKey() {
    Set<Digest> digests = new HashSet<>();
    digests.add(secrets.ofTicket("x"));
    for (Purpose purpose : Purpose.values()) {
      digests.add(secrets.ofProof(purpose, "x"));
      digests.add(secrets.ofCode(purpose, "x", ""));
    }
    assertThat(digests).hasSize(1 + 2 * Purpose.values().length);
  }

  @Test
  void whereTheTicketEndsAndTheCodeBeginsMatters() {
    assertThat(secrets.ofCode(Purpose.SIGN_UP, "a1", "23456"))
        .isNotEqualTo(secrets.ofCode(Purpose.SIGN_UP, "a", "123456"));
  }

  @Test
  void textsThatNoEncodingCanSpellDiffer() {
    assertThat(secrets.ofTicket("\uD800")).isNotEqualTo(secrets.ofTicket("?"));
    assertThat(secrets.ofTicket("\uD800")).isNotEqualTo(secrets.ofTicket("\uD801"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01abcdef",
        "O1ABCDEF",
        "oiabcdef",
        "0lABCDEF",
        "0LABCDEF",
        "0IABCDEF",
        "01AB-CDEF",
        " 01AB CDEF ",
        "01AB\u00a0CDEF",
        "01AB\u2013CDEF",
        "0-1-A-B-C-D-E-F\n"
      })
  void aResetCodeIsReadAsItWasMeant(String typed) {
    assertThat(reset(typed)).isEqualTo(reset("01ABCDEF"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01ABCDE", "01ABCDEFF", "01ABCDFE", "01ABCDE\uFF26", "0\u0131ABCDEF"})
  void aWrongResetCodeStaysWrong(String typed) {
    assertThat(reset(typed)).isNotEqualTo(reset("01ABCDEF"));
  }

  @Test
  void everyCharacterComesUpInEveryPlaceOfACode() {
    Set<String> digits = new HashSet<>();
    Set<String> characters = new HashSet<>();
    for (int n = 0; n < 2_000; n++) {
      String code = secrets.code(Purpose.SIGN_UP);
      String reset = secrets.code(Purpose.PASSWORD_RESET);
      assertThat(code).matches("[0-9]{6}");
      assertThat(reset).matches("[0-9A-HJKMNP-TV-Z]{8}");
      for (int i = 0; i < code.length(); i++) {
        digits.add(i + ":" + code.charAt(i));
      }
      for (int i = 0; i < reset.length(); i++) {
        characters.add(i + ":" + reset.charAt(i));
      }
    }
    // One is missing by chance once in 10^24 runs.
    assertThat(digits).hasSize(6 * 10);
    assertThat(characters).hasSize(8 * 32);
  }

  @Test
  void tokensAre43CharactersOfBase64UrlAndNeverAlike() {
    Set<String> made = new HashSet<>();
    for (int n = 0; n < 1_000; n++) {
      String token = secrets.token();
      assertThat(token).matches("[A-Za-z0-9_-]{43}");
      made.add(token);
    }
    assertThat(made).hasSize(1_000);
  }
}
