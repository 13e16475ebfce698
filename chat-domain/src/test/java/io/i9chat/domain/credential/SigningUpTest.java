package io.i9chat.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.account.AccountSettings;
import io.i9chat.domain.mail.MailSettings;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningUpTest {
  /** In base64url: 43 characters of 6 bits, the last of them 4. */
  private static final Pattern SECRET_OF_256_BITS = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final AccountHouse house = new AccountHouse();
  private final EmailAddress email = Fresh.email();

  @Test
  @Rule("SIGNUP-1")
  void takesThreeStepsAndEndsSignedIn() {
    String token = house.provenSignUp(email);
    Username username = Fresh.username();

    CompleteSignUp.Outcome outcome =
        house
            .use
            .credentials()
            .completeSignUp()
            .handle(
                new CompleteSignUp.Command(
                    token,
                    username,
                    AccountHouse.PASSWORD,
                    new DisplayName("Ada"),
                    new Bio("counts"),
                    new DeviceName("laptop"),
                    null));

    assertThat(outcome).isInstanceOf(CompleteSignUp.SignedUp.class);
    SignedIn signedIn = ((CompleteSignUp.SignedUp) outcome).signedIn();
    assertThat(signedIn.me().email()).isEqualTo(email);
    assertThat(signedIn.me().profile().username()).isEqualTo(username);
    assertThat(signedIn.me().profile().displayName()).isEqualTo(new DisplayName("Ada"));
    assertThat(signedIn.me().profile().bio()).isEqualTo(new Bio("counts"));
    assertThat(signedIn.session().device()).isEqualTo(new DeviceName("laptop"));
    assertThat(house.callerOf(signedIn.token())).contains(signedIn.caller());
  }

  @Test
  void showsTheUsernameAndNoBioWhereNothingElseWasSaid() {
    SignedIn signedIn = house.signUp();

    assertThat(signedIn.me().profile().displayName().value())
        .isEqualTo(signedIn.me().profile().username().value());
    assertThat(signedIn.me().profile().bio()).isEqualTo(new Bio(""));
    assertThat(signedIn.session().device()).isNull();
  }

  @Test
  @Rule("SESSION-5")
  void endsTheSessionThatTheDeviceHeldBefore() {
    SignedIn before = house.signUp();

    SignedIn after = house.signUp(Fresh.email(), Fresh.username(), before.caller());

    assertThat(house.callerOf(before.token())).isEmpty();
    assertThat(house.callerOf(after.token())).isPresent();
    assertThat(house.endedSessions()).containsExactly(before.session().id());
  }

  @Test
  @Rule("SIGNUP-2")
  void mailsACodeInTheBodyAndNeverInTheSubject() {
    house.use.credentials().requestSignUp().handle(new RequestCode.Command(email));

    String code = house.lastCodeTo(email);
    assertThat(code).matches("[0-9]{6}");
    assertThat(house.mailsTo(email))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.text()).contains(code).contains("10 minutes").contains("not you");
          assertThat(mail.subject()).doesNotContain(code);
        });
  }

  @Test
  void mailsACodeThatIsNotSentOnceItIsDead() {
    SignedIn known = house.signUp();
    house.forgetMails();

    house.askSignUp(email);
    house.askSignUp(AccountHouse.email(known));

    Instant dead = house.now().plus(Duration.ofMinutes(10));
    assertThat(house.mailsTo(email)).extracting(Mail::expiresAt).containsExactly(dead);
    // The mail without a code is treated alike, so that no timing tells.
    assertThat(house.mailsTo(AccountHouse.email(known)))
        .extracting(Mail::expiresAt)
        .containsExactly(dead);
  }

  @Test
  void mailsNameTheProductAndWhereItIs() {
    AccountHouse named =
        new AccountHouse(
            I9chatSettings.DEFAULT.with(
                new MailSettings("Teatalk", URI.create("https://tea.example"))));

    named.askSignUp(email);

    assertThat(named.mailsTo(email))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("Your Teatalk sign-up code");
          assertThat(mail.text()).contains("account at Teatalk", "https://tea.example");
          assertThat(mail.html()).contains("account at Teatalk", "https://tea.example");
          assertThat(mail.text() + mail.html()).doesNotContain("i9chat");
        });
  }

  @Test
  @Rule("SIGNUP-1")
  void answersAlikeForAnAddressThatHasAnAccount() {
    SignedIn known = house.signUp();
    house.forgetMails();
    house.codes.forgetIssued();

    String ticketOfKnown = house.askSignUp(AccountHouse.email(known));
    String ticketOfUnknown = house.askSignUp(email);

    assertThat(List.of(ticketOfKnown, ticketOfUnknown))
        .doesNotHaveDuplicates()
        .allMatch(SECRET_OF_256_BITS.asMatchPredicate());
    assertThat(house.mailsTo(email)).hasSize(1);
    assertThat(house.mailsTo(AccountHouse.email(known)))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.code()).isNull();
          assertThat(mail.text()).contains("already").contains("not you");
        });
    assertThat(house.codes.issued())
        .extracting(code -> code.email(), code -> code.purpose(), code -> code.expiresAt())
        .containsExactly(
            tuple(
                AccountHouse.email(known),
                Purpose.SIGN_UP,
                house.now().plus(Duration.ofMinutes(10))),
            tuple(email, Purpose.SIGN_UP, house.now().plus(Duration.ofMinutes(10))));
  }

  @Test
  @Rule("NAME-1")
  void doesNotSayTheUsernameIsFreeInAnyOtherCase() {
    SignedIn first = house.signUp();
    String other = first.me().profile().username().value().toUpperCase(Locale.ROOT);

    assertThat(house.complete(house.provenSignUp(email), new Username(other)))
        .isInstanceOf(CompleteSignUp.UsernameTaken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"admin", "ROOT", "deleted", "Nearby", "current", "system", "support", "I9chat"})
  @Rule("NAME-2")
  void keepsReservedUsernamesFromEverybody(String name) {
    assertThat(house.complete(house.provenSignUp(email), new Username(name)))
        .isInstanceOf(CompleteSignUp.UsernameTaken.class);
  }

  @Test
  @Rule("NAME-2")
  void keepsTheOperatorsReservedUsernamesToo() {
    AccountHouse strict =
        new AccountHouse(I9chatSettings.DEFAULT.with(new AccountSettings(Set.of("Acme"))));

    assertThat(strict.complete(strict.provenSignUp(email), new Username("aCME")))
        .isInstanceOf(CompleteSignUp.UsernameTaken.class);
  }

  @Test
  void mayTryAnotherUsernameWithTheSameToken() {
    String token = house.provenSignUp(email);
    house.complete(token, new Username("admin"));

    assertThat(house.complete(token, Fresh.username())).isInstanceOf(CompleteSignUp.SignedUp.class);
  }

  @Test
  @Rule("SIGNUP-4")
  void spendsTheTokenOnce() {
    String token = house.provenSignUp(email);
    assertThat(token).matches(SECRET_OF_256_BITS);
    house.complete(token, Fresh.username());

    assertThat(house.complete(token, Fresh.username()))
        .isInstanceOf(CompleteSignUp.CodeInvalid.class);
  }

  @Test
  @Rule("SIGNUP-4")
  void tellsThatTheAddressIsTakenOnlyToWhoHasProvenIt() {
    String first = house.provenSignUp(email);
    String second = house.provenSignUp(email);
    house.complete(first, Fresh.username());

    assertThat(house.complete(second, Fresh.username()))
        .isInstanceOf(CompleteSignUp.EmailTaken.class);
  }

  @Test
  @Rule("SIGNUP-4")
  void takesNoTokenAfterHalfAnHour() {
    String token = house.provenSignUp(email);
    house.pass(Duration.ofMinutes(30));

    assertThat(house.complete(token, Fresh.username()))
        .isInstanceOf(CompleteSignUp.CodeInvalid.class);
  }

  @Test
  @Rule("SIGNUP-4")
  void takesATokenUntilJustBeforeHalfAnHour() {
    String token = house.provenSignUp(email);
    house.pass(Duration.ofMinutes(30).minusMillis(1));

    assertThat(house.complete(token, Fresh.username())).isInstanceOf(CompleteSignUp.SignedUp.class);
  }

  @Test
  @Rule("SIGNUP-4")
  void takesNoTokenThatWasGivenForAReset() {
    SignedIn known = house.signUp();
    String resetToken = house.provenReset(AccountHouse.email(known));

    assertThat(house.complete(resetToken, Fresh.username()))
        .isInstanceOf(CompleteSignUp.CodeInvalid.class);
  }

  @Test
  void costsNoHashUnlessTheTokenHoldsAndTheNameIsFree() {
    String token = house.provenSignUp(email);
    int before = house.hasher.calls();

    house.complete("no such token", Fresh.username());
    house.complete(token, new Username("admin"));

    assertThat(house.hasher.calls()).isEqualTo(before);
  }

  @Test
  @Rule("NAME-1")
  void givesAUsernameToOneOfManyWhoAskAtOnce() {
    Username username = Fresh.username();
    List<String> tokens =
        IntStream.range(0, 8).mapToObj(i -> house.provenSignUp(Fresh.email())).toList();

    List<CompleteSignUp.Outcome> outcomes =
        Race.of(tokens.size(), i -> house.complete(tokens.get(i), username));

    assertThat(outcomes).filteredOn(CompleteSignUp.SignedUp.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(CompleteSignUp.UsernameTaken.class::isInstance).hasSize(7);
  }

  @Test
  @Rule("SIGNUP-4")
  void givesOneAccountForATokenThatIsSpentManyTimesAtOnce() {
    String token = house.provenSignUp(email);

    List<CompleteSignUp.Outcome> outcomes =
        Race.of(8, i -> house.complete(token, Fresh.username()));

    assertThat(outcomes).filteredOn(CompleteSignUp.SignedUp.class::isInstance).hasSize(1);
  }
}
