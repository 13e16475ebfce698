package io.i9chat.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.credential.ChangePassword;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.account.Password;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningInTest {
  private static final String RIGHT = AccountHouse.PASSWORD.value();

  private final AccountHouse house = new AccountHouse();
  private final SignedIn ada = house.signUp();

  @Test
  @Rule({"NAME-1", "MAIL-1"})
  void takesAUsernameOrAnAddressInAnyCase() {
    String username = ada.me().profile().username().value();
    String email = AccountHouse.email(ada).value();

    assertThat(
            List.of(
                house.signIn(username, RIGHT),
                house.signIn(username.toLowerCase(Locale.ROOT), RIGHT),
                house.signIn(username.toUpperCase(Locale.ROOT), RIGHT),
                house.signIn(email, RIGHT),
                house.signIn(email.toUpperCase(Locale.ROOT), RIGHT)))
        .allSatisfy(outcome -> {
          assertThat(outcome).isInstanceOf(OpenSession.Opened.class);
          assertThat(((OpenSession.Opened) outcome).signedIn().me()).isEqualTo(ada.me());
        });
  }

  @Test
  @Rule({"SESSION-1", "SESSION-5"})
  void opensASessionOfItsOwnForTheDevice() {
    OpenSession.Outcome outcome =
        house
            .use
            .sessions()
            .open()
            .handle(
                new OpenSession.Command(
                    AccountHouse.email(ada).value(), RIGHT, new DeviceName("phone"), null));

    SignedIn signedIn = ((OpenSession.Opened) outcome).signedIn();
    assertThat(signedIn.session().id()).isNotEqualTo(ada.session().id());
    assertThat(signedIn.session().device()).isEqualTo(new DeviceName("phone"));
    assertThat(house.callerOf(signedIn.token())).contains(signedIn.caller());
    assertThat(house.callerOf(ada.token())).contains(ada.caller());
  }

  @Test
  @Rule("SESSION-5")
  void endsTheSessionThatTheDeviceHeldBefore() {
    house
        .use
        .sessions()
        .open()
        .handle(
            new OpenSession.Command(AccountHouse.email(ada).value(), RIGHT, null, ada.caller()));

    assertThat(house.callerOf(ada.token())).isEmpty();
    assertThat(house.endedSessions()).containsExactly(ada.session().id());
  }

  @Test
  void keepsTheSessionThatTheDeviceHoldsWhenItFails() {
    house
        .use
        .sessions()
        .open()
        .handle(
            new OpenSession.Command(AccountHouse.email(ada).value(), "wrong", null, ada.caller()));

    assertThat(house.callerOf(ada.token())).contains(ada.caller());
  }

  @Test
  @Rule("SESSION-2")
  void saysWhenTheSessionEnds() {
    assertThat(ada.expiresAt()).isEqualTo(house.now().plus(Duration.ofDays(90)));
    assertThat(ada.endsAt()).isEqualTo(house.now().plus(Duration.ofDays(365)));
  }

  @Test
  void refusesAWrongPassword() {
    assertThat(house.signIn(AccountHouse.email(ada).value(), RIGHT + "x"))
        .isEqualTo(new OpenSession.CredentialsInvalid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody-has-this", "nobody@example.org", "@", "", "not a login", "a@b"})
  void refusesAnUnknownLoginAtTheCostOfAWrongPassword(String login) {
    int before = house.hasher.verifications();

    assertThat(house.signIn(login, RIGHT)).isEqualTo(new OpenSession.CredentialsInvalid());

    assertThat(house.hasher.verifications()).isEqualTo(before + 1);
  }

  @Test
  void refusesAnAccountThatHasNoPasswordYet() {
    house.enrol(Fresh.username());
    String username = house.lastEnrolled().username().value();

    assertThat(house.signIn(username, "")).isEqualTo(new OpenSession.CredentialsInvalid());
    assertThat(house.signIn(username, RIGHT)).isEqualTo(new OpenSession.CredentialsInvalid());
  }

  @Test
  void leavesNoSessionIfThePasswordChangesWhileItIsVerified() {
    house.hasher.afterNextVerification(
        () -> house.changePassword(ada.caller(), RIGHT, new Password("another password")));

    assertThat(house.signIn(AccountHouse.email(ada).value(), RIGHT))
        .isEqualTo(new OpenSession.CredentialsInvalid());

    assertThat(house.sessionsOf(ada)).containsExactly(ada.session().id());
  }

  @RepeatedTest(10)
  void withTheOldPasswordLeavesNoSessionBehindAChangeMadeAtTheSameTime() {
    SignedIn eve = house.signUp();
    Callable<Object> change =
        () -> house.changePassword(eve.caller(), RIGHT, new Password("another password"));
    Callable<Object> signIn = () -> house.signIn(AccountHouse.email(eve).value(), RIGHT);
    List<Callable<Object>> calls = new ArrayList<>(Collections.nCopies(40, signIn));
    calls.set(20, change);

    assertThat(Race.of(calls).get(20)).isEqualTo(new ChangePassword.Changed());

    assertThat(house.sessionsOf(eve)).containsExactly(eve.session().id());
  }
}
