package io.i9chat.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ProvingAnAddressTest {
  private final AccountHouse house = new AccountHouse();
  private final EmailAddress email = Fresh.email();

  @Test
  @Rule("SIGNUP-3")
  void acceptsACodeOnce() {
    String ticket = house.askSignUp(email);
    String code = house.lastCodeTo(email);

    assertThat(house.trySignUp(ticket, code)).isInstanceOf(VerifyCode.Proven.class);
    assertThat(house.trySignUp(ticket, code)).isInstanceOf(VerifyCode.CodeInvalid.class);
  }

  @Test
  @Rule("SIGNUP-3")
  void acceptsACodeOnceOfManyTriesAtOnce() {
    String ticket = house.askSignUp(email);
    String code = house.lastCodeTo(email);

    List<VerifyCode.Outcome> outcomes = Race.of(16, i -> house.trySignUp(ticket, code));

    assertThat(outcomes).filteredOn(VerifyCode.Proven.class::isInstance).hasSize(1);
  }

  @Test
  @Rule("SIGNUP-3")
  void acceptsACodeAtTheFifthTry() {
    String ticket = house.askSignUp(email);
    String code = house.lastCodeTo(email);
    house.tryWrong(ticket, code, 4);

    assertThat(house.trySignUp(ticket, code)).isInstanceOf(VerifyCode.Proven.class);
  }

  @Test
  @Rule("SIGNUP-3")
  void killsACodeAfterFiveWrongTries() {
    String ticket = house.askSignUp(email);
    String code = house.lastCodeTo(email);
    house.tryWrong(ticket, code, 5);

    assertThat(house.trySignUp(ticket, code)).isInstanceOf(VerifyCode.CodeInvalid.class);
  }

  @Test
  @Rule("SIGNUP-1")
  void killsTheCodeOfItsOwnTicketAlone() {
    String mine = house.askSignUp(email);
    String myCode = house.lastCodeTo(email);
    String theirs = house.askSignUp(email);
    house.tryWrong(theirs, house.lastCodeTo(email), 5);

    assertThat(house.trySignUp(mine, myCode)).isInstanceOf(VerifyCode.Proven.class);
  }

  @Test
  @Rule("SIGNUP-1")
  void acceptsACodeForItsOwnTicketAlone() {
    String first = house.askSignUp(email);
    String codeOfFirst = house.lastCodeTo(email);
    String second = house.askSignUp(email);
    String codeOfSecond = house.lastCodeTo(email);

    if (!codeOfFirst.equals(codeOfSecond)) {
      assertThat(house.trySignUp(first, codeOfSecond)).isInstanceOf(VerifyCode.CodeInvalid.class);
    }
    assertThat(house.trySignUp("no such ticket", codeOfFirst))
        .isInstanceOf(VerifyCode.CodeInvalid.class);
    assertThat(house.trySignUp(second, codeOfSecond)).isInstanceOf(VerifyCode.Proven.class);
  }

  @Test
  void acceptsACodeForItsOwnPurposeAlone() {
    String ticket = house.askSignUp(email);
    String code = house.lastCodeTo(email);

    assertThat(
            house
                .use
                .credentials()
                .verifyPasswordReset()
                .handle(new VerifyCode.Command(ticket, code)))
        .isInstanceOf(VerifyCode.CodeInvalid.class);
    assertThat(house.trySignUp(ticket, code)).isInstanceOf(VerifyCode.Proven.class);
  }

  @Test
  @Rule("SIGNUP-3")
  void acceptsACodeForTenMinutes() {
    String kept = house.askSignUp(email);
    String keptCode = house.lastCodeTo(email);
    house.pass(Duration.ofMinutes(10).minusMillis(1));

    assertThat(house.trySignUp(kept, keptCode)).isInstanceOf(VerifyCode.Proven.class);
  }

  @Test
  @Rule("SIGNUP-3")
  void acceptsNoCodeAfterTenMinutes() {
    String ticket = house.askSignUp(email);
    String code = house.lastCodeTo(email);
    house.pass(Duration.ofMinutes(10));

    assertThat(house.trySignUp(ticket, code)).isInstanceOf(VerifyCode.CodeInvalid.class);
  }

  @Test
  @Rule("SIGNUP-3")
  void answersDeadSpentExpiredWrongAndMissingAlike() {
    String dead = house.askSignUp(email);
    String deadCode = house.lastCodeTo(email);
    house.tryWrong(dead, deadCode, 5);
    String spent = house.askSignUp(email);
    String spentCode = house.lastCodeTo(email);
    house.trySignUp(spent, spentCode);
    String late = house.askSignUp(email);
    String lateCode = house.lastCodeTo(email);
    house.pass(Duration.ofMinutes(10));

    int before = house.codes.attempts();

    assertThat(
            List.of(
                house.trySignUp(dead, deadCode),
                house.trySignUp(spent, spentCode),
                house.trySignUp(late, lateCode),
                house.trySignUp("", ""),
                house.trySignUp("no such ticket", "123456")))
        .containsOnly(new VerifyCode.CodeInvalid());
    assertThat(house.codes.attempts() - before).as("one look each").isEqualTo(5);
  }

  @Test
  @Rule("SIGNUP-2")
  void readsAResetCodeInAnyCaseWithSpacesAndDashes() {
    SignedIn known = house.signUp();
    EmailAddress address = AccountHouse.email(known);
    String ticket = house.askReset(address);
    String code = house.lastCodeTo(address);
    assertThat(code).hasSize(8);
    String typed =
        " " + code.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + code.substring(4) + " ";

    assertThat(
            house
                .use
                .credentials()
                .verifyPasswordReset()
                .handle(new VerifyCode.Command(ticket, typed)))
        .isInstanceOf(VerifyCode.Proven.class);
  }

  @Test
  void mailsAnAddressThreeTimesAndThenOnceInFiveMinutes() {
    for (int i = 0; i < 3; i++) {
      house.askSignUp(email);
    }
    assertThat(house.mailsTo(email)).hasSize(3);

    assertThat(house.askSignUp(email)).hasSize(43);
    assertThat(house.askReset(email)).hasSize(43);
    assertThat(house.mailsTo(email)).hasSize(3);

    house.pass(Duration.ofMinutes(5));
    house.askSignUp(email);
    house.askSignUp(email);
    assertThat(house.mailsTo(email)).hasSize(4);
    assertThat(house.mailsTo(Fresh.email())).isEmpty();
  }

  @Test
  void mailsAnAddressAtMostTwentyTimesADay() {
    int asked = 0;
    for (Duration passed = Duration.ZERO;
        passed.compareTo(Duration.ofDays(1)) < 0;
        passed = passed.plusMinutes(5)) {
      askSignUp("client " + asked++ % 10);
      house.pass(Duration.ofMinutes(5));
    }

    assertThat(house.mailsTo(email)).hasSizeBetween(15, 20);
  }

  @Test
  void mailsAnAddressAtMostEightTimesADayForOneClient() {
    for (int i = 0; i < 24 * 12; i++) {
      house.askSignUp(email);
      house.pass(Duration.ofMinutes(5));
    }

    assertThat(house.mailsTo(email)).hasSizeBetween(7, 8);
  }

  @Test
  void aStrangerWhoAsksForCodesLeavesSomeForTheOwnerOfTheAddress() {
    for (int i = 0; i < 14; i++) {
      askSignUp("a stranger");
      house.pass(Duration.ofMinutes(6));
    }
    int before = house.mailsTo(email).size();

    for (int i = 0; i < 3; i++) {
      askSignUp("the owner");
    }

    assertThat(house.mailsTo(email)).hasSize(before + 3);
  }

  private void askSignUp(String client) {
    house.use.credentials().requestSignUp().handle(new RequestCode.Command(email, client));
  }

  @Test
  void doesNotCountAMailThatCouldNotBeSent() {
    house.mailerFails(true);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> house.askSignUp(email)).isInstanceOf(PortFailure.class);
    }
    house.mailerFails(false);

    house.askSignUp(email);

    assertThat(house.mailsTo(email)).hasSize(1);
  }
}
