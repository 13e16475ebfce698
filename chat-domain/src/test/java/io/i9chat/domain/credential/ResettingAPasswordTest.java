package io.i9chat.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.session.OpenSession;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResettingAPasswordTest {
  private static final Password FRESH = new Password("a fresh password");

  private final AccountHouse house = new AccountHouse();
  private final SignedIn ada = house.signUp();
  private final EmailAddress email = AccountHouse.email(ada);

  @Test
  @Rule("SIGNUP-1")
  void setsThePasswordAfterTheAddressIsProven() {
    assertThat(house.reset(house.provenReset(email), FRESH)).isEqualTo(new ResetPassword.Done());

    assertThat(house.signIn(email.value(), FRESH.value())).isInstanceOf(OpenSession.Opened.class);
    assertThat(house.signIn(email.value(), AccountHouse.PASSWORD.value()))
        .isEqualTo(new OpenSession.CredentialsInvalid());
  }

  @Test
  @Rule("SESSION-3")
  void endsEverySessionAndTellsAllNodes() {
    SignedIn phone = house.signInAs(ada);
    SignedIn stranger = house.signUp();
    String token = house.provenReset(email);

    house.reset(token, FRESH);

    assertThat(house.callerOf(ada.token())).isEmpty();
    assertThat(house.callerOf(phone.token())).isEmpty();
    assertThat(house.callerOf(stranger.token())).isPresent();
    assertThat(house.endedSessions())
        .containsExactlyInAnyOrder(ada.session().id(), phone.session().id());
  }

  @Test
  @Rule("SIGNUP-5")
  void isToldByMail() {
    String token = house.provenReset(email);
    house.forgetMails();

    house.reset(token, FRESH);

    assertThat(house.mailsTo(email))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).contains("password was changed");
          assertThat(mail.text()).contains("not you").doesNotContain(FRESH.value());
          assertThat(mail.code()).isNull();
        });
  }

  @Test
  void isDoneAlthoughTheMailAboutItCannotBeSent() {
    String token = house.provenReset(email);
    house.mailerFails(true);

    assertThat(house.reset(token, FRESH)).isEqualTo(new ResetPassword.Done());
    assertThat(house.signIn(email.value(), FRESH.value())).isInstanceOf(OpenSession.Opened.class);
  }

  @Test
  void isDoneAlthoughTheBusIsDown() {
    String token = house.provenReset(email);
    house.callerOf(ada.token());
    house.signalsFail();

    assertThat(house.reset(token, FRESH)).isEqualTo(new ResetPassword.Done());
    assertThat(house.callerOf(ada.token())).isEmpty();
  }

  @Test
  @Rule({"SIGNUP-1", "SIGNUP-2", "SIGNUP-5"})
  void answersAlikeForAnAddressWithoutAnAccount() {
    EmailAddress nobody = Fresh.email();
    house.forgetMails();
    house.codes.forgetIssued();

    String ticketOfKnown = house.askReset(email);
    String ticketOfUnknown = house.askReset(nobody);

    assertThat(ticketOfKnown).hasSameSizeAs(ticketOfUnknown).isNotEqualTo(ticketOfUnknown);
    assertThat(house.mailsTo(email))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.code()).matches("[0-9A-HJKMNP-TV-Z]{8}");
          assertThat(mail.text()).contains(String.valueOf(mail.code()), "10 minutes");
          assertThat(mail.subject()).doesNotContain(String.valueOf(mail.code()));
        });
    assertThat(house.mailsTo(nobody))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.code()).isNull();
          assertThat(mail.text()).contains("no such account");
        });
    assertThat(house.codes.issued())
        .extracting(code -> code.email(), code -> code.purpose(), code -> code.expiresAt())
        .containsExactly(
            tuple(email, Purpose.PASSWORD_RESET, house.now().plus(Duration.ofMinutes(10))),
            tuple(nobody, Purpose.PASSWORD_RESET, house.now().plus(Duration.ofMinutes(10))));
  }

  @Test
  @Rule("SIGNUP-4")
  void takesATokenOnce() {
    String token = house.provenReset(email);
    house.reset(token, FRESH);

    assertThat(house.reset(token, new Password("yet another one")))
        .isEqualTo(new ResetPassword.CodeInvalid());
    assertThat(house.signIn(email.value(), FRESH.value())).isInstanceOf(OpenSession.Opened.class);
  }

  @Test
  @Rule("SIGNUP-4")
  void takesATokenOnceOfManyAtOnce() {
    String token = house.provenReset(email);

    List<ResetPassword.Outcome> outcomes =
        Race.of(8, i -> house.reset(token, new Password("password number " + i)));

    assertThat(outcomes).containsOnlyOnce(new ResetPassword.Done());
  }

  @Test
  @Rule("SESSION-3")
  void forgetsEveryOtherOpenCodeAndToken() {
    house.pass(Duration.ofMinutes(5));
    String first = house.provenReset(email);
    String ticket = house.askReset(email);
    String code = house.lastCodeTo(email);
    String second = house.provenReset(email);

    house.reset(second, FRESH);

    assertThat(house.reset(first, FRESH)).isEqualTo(new ResetPassword.CodeInvalid());
    assertThat(
            house
                .use
                .credentials()
                .verifyPasswordReset()
                .handle(new VerifyCode.Command(ticket, code)))
        .isEqualTo(new VerifyCode.CodeInvalid());
  }

  @Test
  @Rule("SIGNUP-4")
  void takesNoTokenThatWasGivenForSigningUp() {
    EmailAddress later = Fresh.email();
    String signUpToken = house.provenSignUp(later);

    assertThat(house.reset(signUpToken, FRESH)).isEqualTo(new ResetPassword.CodeInvalid());
  }

  @Test
  @Rule("SIGNUP-4")
  void takesNoTokenAfterHalfAnHour() {
    String token = house.provenReset(email);
    house.pass(Duration.ofMinutes(30));

    assertThat(house.reset(token, FRESH)).isEqualTo(new ResetPassword.CodeInvalid());
  }

  @Test
  void costsNoHashUnlessTheTokenHolds() {
    int before = house.hasher.calls();

    house.reset("no such token", FRESH);

    assertThat(house.hasher.calls()).isEqualTo(before);
  }

  @Test
  void givesAnEnrolledAccountItsFirstPassword() {
    EmailAddress address = Fresh.email();
    house.enrol(Fresh.username(), address);

    house.reset(house.provenReset(address), FRESH);

    assertThat(house.signIn(address.value(), FRESH.value())).isInstanceOf(OpenSession.Opened.class);
  }
}
