package io.i9chat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.tck.Rule;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may type where an account is made and described. */
final class ValuesOfAnAccountTest {
  @ParameterizedTest
  @ValueSource(strings = {"abc", "A-b_c", "0a9", "a__-b", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123"})
  @Rule("NAME-1")
  void usernamesHave3To30LettersDigitsDashesAndUnderscores(String name) {
    assertThat(new Username(name).value()).as("as it was typed").isEqualTo(name);
    assertThat(new Username(name.toLowerCase(Locale.ROOT))).isEqualTo(new Username(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
        "_ab",
        "ab_",
        "-ab",
        "ab-",
        "a b",
        "a.b",
        "a@b",
        "äbc",
        "abc\n",
        "аbс"
      })
  @Rule("NAME-1")
  void usernamesAreNothingElse(String name) {
    assertThatThrownBy(() -> new Username(name)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Ada.Lovelace+x@Example.ORG, ada.lovelace+x@example.org",
    "ada@Bücher.example, ada@xn--bcher-kva.example",
    "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
    "INFO@example.org, info@example.org",
  })
  @Rule("MAIL-1")
  void addressesAreOneInAnyCaseAndInEitherFormOfTheDomain(String typed, String address) {
    assertThat(new EmailAddress(typed).value()).isEqualTo(address);
    assertThat(new EmailAddress(typed)).isEqualTo(new EmailAddress(address));
  }

  @Test
  @Rule("MAIL-1")
  void addressesAreLowerCaseWhateverTheLanguageOfTheServer() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(new EmailAddress("IDA@EXAMPLE.ORG").value()).isEqualTo("ida@example.org");
      assertThat(new Username("IDA").key()).isEqualTo("ida");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@example",
        "ädä@example.org",
        "ada lovelace@example.org",
        "ada..l@example.org",
        "ada@-example.org",
        "ada@.example.org",
        "ada@.bücher.example",
        "ada@bücher..example",
        "ada@exa mple.org",
        "ada@example.org\n",
        "Ada <ada@example.org>"
      })
  @Rule("MAIL-1")
  void addressesAreNothingElse(String address) {
    assertThatThrownBy(() -> new EmailAddress(address)).isInstanceOf(InvalidValue.class);
  }

  @Test
  @Rule("MAIL-1")
  void addressesHaveUpTo254Characters() {
    String rest = "@cccc." + ("b".repeat(60) + ".").repeat(3) + "org";
    assertThat(new EmailAddress("a".repeat(62) + rest).value()).hasSize(254);
    assertThatThrownBy(() -> new EmailAddress("a".repeat(63) + rest))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  @Rule("FIELD-1")
  void everythingElseHasItsLength() {
    holds(Password::new, 8, 128);
    holds(Bio::new, 0, 150);
    holds(DisplayName::new, 1, 60);
    holds(DeviceName::new, 1, 60);
    assertThatThrownBy(() -> new DisplayName(" \t ")).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new DeviceName(" \n ")).isInstanceOf(InvalidValue.class);
  }

  /** That a value has from {@code min} to {@code max} characters, however many bytes they take. */
  private static void holds(Function<String, ?> value, int min, int max) {
    for (String character : new String[] {"x", "漢", "😀"}) {
      assertThat(value.apply(character.repeat(min))).isNotNull();
      assertThat(value.apply(character.repeat(max))).isNotNull();
      assertThatThrownBy(() -> value.apply(character.repeat(max + 1)))
          .isInstanceOf(InvalidValue.class);
      if (min > 0) {
        assertThatThrownBy(() -> value.apply(character.repeat(min - 1)))
            .isInstanceOf(InvalidValue.class);
      }
    }
  }
}
