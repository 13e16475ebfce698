package io.i9chat.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.credential.ResetPassword;
import io.i9chat.domain.session.OpenSession;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What an operator does with one account: disabling it, enabling it, and setting its password. */
class DisablingAnAccountTest {
  private static final String RIGHT = AccountHouse.PASSWORD.value();
  private static final Password ANOTHER = new Password("another password");

  private final AccountHouse house = new AccountHouse();
  private final SignedIn ada = house.signUp();
  private final SignedIn phone = house.signInAs(ada);
  private final SignedIn bob = house.signUp();
  private final Username username = ada.me().profile().username();
  private final EmailAddress email = AccountHouse.email(ada);

  private DisableAccountOf.Outcome set(Username username, boolean disabled) {
    return house
        .use
        .operator()
        .disableAccountOf()
        .handle(new DisableAccountOf.Command(username, disabled));
  }

  private OpenSession.Outcome signIn(String password) {
    return house.signIn(email.value(), password);
  }

  @Test
  @Rule("DISABLED-1")
  void endsAllSessionsAndTellsOfIt() {
    Username shouted = new Username(username.value().toUpperCase(Locale.ROOT));

    assertThat(set(shouted, true)).isEqualTo(new DisableAccountOf.Outcome.Done(2));

    assertThat(house.callerOf(ada.token())).isEmpty();
    assertThat(house.callerOf(phone.token())).isEmpty();
    assertThat(house.callerOf(bob.token())).isPresent();
    assertThat(house.endedSessions())
        .containsExactlyInAnyOrder(ada.session().id(), phone.session().id());
    assertThat(set(username, true)).as("again").isEqualTo(new DisableAccountOf.Outcome.Done(0));
    assertThat(set(Fresh.username(), true)).isEqualTo(new DisableAccountOf.Outcome.Unknown());
  }

  @Test
  @Rule("DISABLED-1")
  void isToldOnlyToWhoKnowsThePassword() {
    set(username, true);

    assertThat(signIn(RIGHT)).isEqualTo(new OpenSession.Disabled());
    assertThat(signIn("wrong")).isEqualTo(new OpenSession.CredentialsInvalid());

    assertThat(set(username, false)).isEqualTo(new DisableAccountOf.Outcome.Done(0));
    assertThat(signIn(RIGHT)).isInstanceOf(OpenSession.Opened.class);
    assertThat(house.callerOf(ada.token())).as("what has ended stays so").isEmpty();
  }

  @Test
  @Rule("DISABLED-1")
  void leavesNoSessionIfItHappensWhileThePasswordIsVerified() {
    house.hasher.afterNextVerification(() -> set(username, true));

    assertThat(signIn(RIGHT)).isEqualTo(new OpenSession.CredentialsInvalid());

    assertThat(house.ports.store().sessions().of(ada.caller().person())).isEmpty();
  }

  @Test
  @Rule("DISABLED-2")
  void isNotUndoneByAResetByMail() {
    String before = house.provenReset(email);
    set(username, true);

    assertThat(house.reset(before, ANOTHER)).isEqualTo(new ResetPassword.CodeInvalid());
    house.forgetMails();
    house.askReset(email);

    assertThat(house.mailsTo(email))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.code()).isNull();
          assertThat(mail.text()).contains("disabled");
        });
    assertThat(signIn(RIGHT)).isEqualTo(new OpenSession.Disabled());
  }

  @Test
  @Rule("DISABLED-2")
  void isNotUndoneByAnOperatorsNewPassword() {
    set(username, true);

    String given = given(username);

    assertThat(signIn(given)).isEqualTo(new OpenSession.Disabled());
    set(username, false);
    assertThat(signIn(given)).isInstanceOf(OpenSession.Opened.class);
  }

  private String given(Username username) {
    var outcome =
        house.use.operator().resetPasswordOf().handle(new ResetPasswordOf.Command(username));
    return ((ResetPasswordOf.Outcome.Done) outcome).password().value();
  }

  @Test
  @Rule("SESSION-3")
  void anOperatorsNewPasswordIsRandomAndEndsAllSessions() {
    String before = house.provenReset(email);
    house.forgetMails();

    String given = given(username);

    assertThat(given).hasSize(22).isNotEqualTo(given(bob.me().profile().username()));
    assertThat(house.callerOf(phone.token())).isEmpty();
    assertThat(house.endedSessions()).contains(ada.session().id(), phone.session().id());
    assertThat(house.reset(before, ANOTHER)).isEqualTo(new ResetPassword.CodeInvalid());
    assertThat(signIn(RIGHT)).isEqualTo(new OpenSession.CredentialsInvalid());
    assertThat(signIn(given)).isInstanceOf(OpenSession.Opened.class);
    assertThat(house.mailsTo(email))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).doesNotContain(given));
    assertThat(
            house
                .use
                .operator()
                .resetPasswordOf()
                .handle(new ResetPasswordOf.Command(Fresh.username())))
        .isEqualTo(new ResetPasswordOf.Outcome.Unknown());
  }

  @Test
  void anOperatorSetsTheFirstPasswordOfAnAccount() {
    house.enrol(Fresh.username());
    Username made = house.lastEnrolled().username();

    assertThat(house.signIn(made.value(), given(made))).isInstanceOf(OpenSession.Opened.class);
  }

  @Test
  void isListed() {
    set(username, true);

    assertThat(
            house
                .use
                .operator()
                .listAccounts()
                .handle(new ListAccounts.Command(null, 1_000))
                .accounts())
        .filteredOn(ListAccounts.AccountItem::disabled)
        .extracting(ListAccounts.AccountItem::username)
        .containsExactly(username);
  }
}
