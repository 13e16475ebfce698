package io.i9chat.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.credential.VerifyCode;
import io.i9chat.domain.operator.EndSessionsOf;
import io.i9chat.domain.operator.ListSessionsOf;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Session;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EndingSessionsTest {
  private final AccountHouse house = new AccountHouse();
  private final SignedIn ada = house.signUp();
  private final SignedIn phone = house.signInAs(ada);
  private final SignedIn bob = house.signUp();

  @Test
  @Rule("SESSION-1")
  void listsOnesOwnInTheOrderTheyWereOpened() {
    assertThat(house.sessionsOf(ada)).containsExactly(ada.session().id(), phone.session().id());
    assertThat(house.sessionsOf(bob)).containsExactly(bob.session().id());
  }

  @Test
  void listsWhatTheDeviceIsCalledAndWhenItWasUsed() {
    house.pass(Duration.ofHours(1));
    SignedIn tablet =
        ((OpenSession.Opened)
                house
                    .use
                    .sessions()
                    .open()
                    .handle(
                        new OpenSession.Command(
                            AccountHouse.email(ada).value(),
                            AccountHouse.PASSWORD.value(),
                            new DeviceName("tablet"),
                            null)))
            .signedIn();

    ListSessions.Listed listed =
        house.use.sessions().list().handle(new ListSessions.Command(ada.caller()));

    assertThat(listed.sessions().getLast()).isEqualTo(tablet.session());
    assertThat(tablet.session().createdAt()).isEqualTo(house.now());
    assertThat(tablet.session().lastUsedAt()).isEqualTo(house.now());
  }

  @Test
  void doesNotListThoseThatHaveExpired() {
    house.pass(Duration.ofDays(60));
    house.callerOf(ada.token());
    house.pass(Duration.ofDays(40));

    assertThat(house.sessionsOf(ada)).containsExactly(ada.session().id());
  }

  @Test
  @Rule("SESSION-1")
  void anOperatorListsAndEndsAllOfAPerson() {
    house.callerOf(phone.token());
    var list = new ListSessionsOf.Command(ada.me().profile().username());
    assertThat(house.use.operator().listSessionsOf().handle(list))
        .isEqualTo(new ListSessionsOf.Outcome.Listed(List.of(ada.session(), phone.session())));

    var end = new EndSessionsOf.Command(ada.me().profile().username());
    assertThat(house.use.operator().endSessionsOf().handle(end))
        .isEqualTo(new EndSessionsOf.Outcome.Ended(2));

    assertThat(house.callerOf(phone.token())).isEmpty();
    assertThat(house.endedSessions())
        .containsExactlyInAnyOrder(ada.session().id(), phone.session().id());
    assertThat(house.callerOf(bob.token())).isPresent();
    assertThat(house.use.operator().listSessionsOf().handle(list))
        .isEqualTo(new ListSessionsOf.Outcome.Listed(List.of()));
    var nobody = Fresh.username();
    assertThat(house.use.operator().endSessionsOf().handle(new EndSessionsOf.Command(nobody)))
        .isEqualTo(new EndSessionsOf.Outcome.Unknown());
    assertThat(house.use.operator().listSessionsOf().handle(new ListSessionsOf.Command(nobody)))
        .isEqualTo(new ListSessionsOf.Outcome.Unknown());
  }

  @Test
  @Rule("SESSION-1")
  void endsOneAtOnceOnThisNodeAndTellsTheOthers() {
    house.callerOf(phone.token());

    assertThat(close(ada.caller(), phone)).isEqualTo(new CloseSession.Closed());

    assertThat(house.callerOf(phone.token())).isEmpty();
    assertThat(house.callerOf(ada.token())).isPresent();
    assertThat(house.endedSessions()).containsExactly(phone.session().id());
    assertThat(house.sessionsOf(ada)).containsExactly(ada.session().id());
  }

  @Test
  void endsTheCurrentOne() {
    assertThat(close(ada.caller(), ada)).isEqualTo(new CloseSession.Closed());
    assertThat(house.callerOf(ada.token())).isEmpty();
  }

  @Test
  void endsAtOnceOnThisNodeAlthoughTheBusIsDown() {
    house.callerOf(phone.token());
    house.signalsFail();

    assertThat(close(ada.caller(), phone)).isEqualTo(new CloseSession.Closed());

    assertThat(house.callerOf(phone.token())).isEmpty();
  }

  @Test
  @Rule("SESSION-1")
  void findsNoneThatHasEndedOrBelongsToAnother() {
    close(ada.caller(), phone);

    assertThat(close(ada.caller(), phone)).isEqualTo(new CloseSession.NotFound());
    assertThat(close(ada.caller(), bob)).isEqualTo(new CloseSession.NotFound());
    assertThat(house.callerOf(bob.token())).isPresent();
    assertThat(house.endedSessions()).containsExactly(phone.session().id());
  }

  private CloseSession.Outcome close(Caller caller, SignedIn which) {
    return house
        .use
        .sessions()
        .close()
        .handle(new CloseSession.Command(caller, which.session().id()));
  }

  @Test
  @Rule("SESSION-1")
  void endsAllOthersAndNobodyElses() {
    SignedIn tablet = house.signInAs(ada);

    assertThat(
            house.use.sessions().closeOthers().handle(new CloseOtherSessions.Command(ada.caller())))
        .isEqualTo(new CloseOtherSessions.Closed(2));

    assertThat(house.sessionsOf(ada)).containsExactly(ada.session().id());
    assertThat(house.callerOf(bob.token())).isPresent();
    assertThat(house.endedSessions())
        .containsExactlyInAnyOrder(phone.session().id(), tablet.session().id());
  }

  @Test
  void tellsNothingWhereNoneEnded() {
    house.use.sessions().closeOthers().handle(new CloseOtherSessions.Command(bob.caller()));

    assertThat(house.signals()).isEmpty();
  }

  @Test
  void showsWhichOfManyStillHold() {
    close(ada.caller(), phone);

    assertThat(find(ada.session().id(), phone.session().id(), bob.session().id(), Fresh.session()))
        .containsExactlyInAnyOrder(ada.session().id(), bob.session().id());
    assertThat(find()).isEmpty();
  }

  @Test
  void showsThatAnExpiredOneDoesNotHold() {
    house.pass(Duration.ofDays(60));
    house.callerOf(ada.token());
    house.pass(Duration.ofDays(40));

    assertThat(find(ada.session().id(), bob.session().id())).containsExactly(ada.session().id());
  }

  @Test
  void countsAnOpenConnectionAsUse() {
    for (int day = 0; day < 100; day++) {
      house.pass(Duration.ofDays(1));
      find(ada.session().id());
    }

    assertThat(house.callerOf(ada.token())).isPresent();
    assertThat(house.callerOf(phone.token())).isEmpty();
  }

  private Set<SessionId> find(SessionId... sessions) {
    return house
        .use
        .sessions()
        .find()
        .handle(new FindSessions.Command(List.of(sessions)))
        .holding();
  }

  @Test
  void forgetsWhatHasExpiredAndNothingElse() {
    house.askSignUp(Fresh.email());
    house.pass(Duration.ofDays(60));
    house.callerOf(ada.token());
    house.pass(Duration.ofDays(40));
    EmailAddress email = Fresh.email();
    String ticket = house.askSignUp(email);

    assertThat(house.i9chat.forgetExpired().handle(new ForgetExpired.Command()))
        .isEqualTo(new ForgetExpired.Forgotten(2, 1));
    assertThat(house.callerOf(ada.token())).isPresent();
    assertThat(house.trySignUp(ticket, house.lastCodeTo(email)))
        .isInstanceOf(VerifyCode.Proven.class);
  }

  @Test
  @Rule("SESSION-5")
  void oneMoreThanTheMostEndsTheOneThatWasNotUsedLongest() {
    Session newest = ada.session();
    for (int i = house.sessionsOf(ada).size(); i < AccountLimits.SESSIONS; i++) {
      house.pass(Duration.ofMinutes(1));
      newest = house.signInAs(ada).session();
    }
    house.pass(Duration.ofHours(2));
    house.callerOf(ada.token());
    assertThat(house.endedSessions()).isEmpty();

    Session surplus = house.signInAs(ada).session();

    assertThat(house.sessionsOf(ada))
        .hasSize(AccountLimits.SESSIONS)
        .contains(ada.session().id(), newest.id(), surplus.id())
        .doesNotContain(phone.session().id());
    assertThat(house.endedSessions()).containsExactly(phone.session().id());
    assertThat(house.sessionsOf(bob)).containsExactly(bob.session().id());
  }
}
