package io.i9chat.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.OpenSession;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.model.account.Password;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangingThePasswordTest {
  private static final String OLD = AccountHouse.PASSWORD.value();
  private static final Password FRESH = new Password("a fresh password");

  private final AccountHouse house = new AccountHouse();
  private final SignedIn ada = house.signUp();
  private final String email = AccountHouse.email(ada).value();

  @Test
  void needsTheOldOne() {
    assertThat(house.changePassword(ada.caller(), "wrong", FRESH))
        .isEqualTo(new ChangePassword.CredentialsInvalid());
    assertThat(house.signIn(email, OLD)).isInstanceOf(OpenSession.Opened.class);
  }

  @Test
  @Rule("SESSION-3")
  void leavesOnlyTheCallersSessionAndTellsAllNodes() {
    SignedIn phone = house.signInAs(ada);
    SignedIn tablet = house.signInAs(ada);
    house.callerOf(phone.token());

    assertThat(house.changePassword(ada.caller(), OLD, FRESH))
        .isEqualTo(new ChangePassword.Changed());

    assertThat(house.callerOf(ada.token())).contains(ada.caller());
    assertThat(house.callerOf(phone.token())).isEmpty();
    assertThat(house.callerOf(tablet.token())).isEmpty();
    assertThat(house.endedSessions())
        .containsExactlyInAnyOrder(phone.session().id(), tablet.session().id());
    assertThat(house.signIn(email, OLD)).isEqualTo(new OpenSession.CredentialsInvalid());
    assertThat(house.signIn(email, FRESH.value())).isInstanceOf(OpenSession.Opened.class);
  }

  @Test
  @Rule("SIGNUP-5")
  void isToldByMail() {
    house.forgetMails();

    house.changePassword(ada.caller(), OLD, FRESH);

    assertThat(house.mailsTo(AccountHouse.email(ada)))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("password was changed"));
  }

  @Test
  void isDoneAlthoughTheMailAboutItCannotBeSent() {
    house.mailerFails(true);

    assertThat(house.changePassword(ada.caller(), OLD, FRESH))
        .isEqualTo(new ChangePassword.Changed());
    assertThat(house.signIn(email, FRESH.value())).isInstanceOf(OpenSession.Opened.class);
  }

  @Test
  @Rule("SESSION-3")
  void forgetsEveryOpenCodeAndToken() {
    String token = house.provenReset(AccountHouse.email(ada));

    house.changePassword(ada.caller(), OLD, FRESH);

    assertThat(house.reset(token, new Password("the thief's password")))
        .isEqualTo(new ResetPassword.CodeInvalid());
  }

  @Test
  void isRefusedIfItChangesWhileTheOldOneIsVerified() {
    SignedIn phone = house.signInAs(ada);
    house.hasher.afterNextVerification(() -> house.changePassword(phone.caller(), OLD, FRESH));

    assertThat(house.changePassword(ada.caller(), OLD, new Password("too late a password")))
        .isEqualTo(new ChangePassword.CredentialsInvalid());

    assertThat(house.signIn(email, FRESH.value())).isInstanceOf(OpenSession.Opened.class);
    assertThat(house.callerOf(phone.token())).isPresent();
  }

  @Test
  void isDoneOnceOfManyAtOnceFromTheSameOldOne() {
    List<ChangePassword.Outcome> outcomes =
        Race.of(8, i -> house.changePassword(ada.caller(), OLD, new Password("password no. " + i)));

    assertThat(outcomes).containsOnlyOnce(new ChangePassword.Changed());
  }

  @Test
  void isRefusedToAnAccountThatHasNone() {
    house.enrol(Fresh.username());
    Caller enrolled = house.callerOf(house.lastEnrolled().token()).orElseThrow();

    assertThat(house.changePassword(enrolled, "", FRESH))
        .isEqualTo(new ChangePassword.CredentialsInvalid());
  }
}
