package io.i9chat.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.account.AccountHouse;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BeingAuthenticatedTest {
  private final AccountHouse house = new AccountHouse();
  private final SignedIn ada = house.signUp();

  @Test
  void tellsWhoseCallItIs() {
    assertThat(house.use.sessions().authenticate().handle(new Authenticate.Command(ada.token())))
        .isEqualTo(new Authenticate.Authenticated(ada.caller(), ada.session()));
  }

  @Test
  void refusesWhatIsNoToken() {
    assertThat(house.callerOf("")).isEmpty();
    assertThat(house.callerOf("no token")).isEmpty();
    assertThat(house.callerOf(ada.token() + "x")).isEmpty();
  }

  @Test
  void refusesAGenuineTokenOfASessionThatDoesNotExist() {
    assertThat(house.callerOf(tokenFor(Fresh.session(), ada.caller().person()))).isEmpty();
  }

  @Test
  void refusesAGenuineTokenOfAnotherPersonsSession() {
    String token = tokenFor(ada.session().id(), Fresh.person());

    assertThat(house.callerOf(token)).isEmpty();
    assertThat(house.callerOf(ada.token())).isPresent();
    assertThat(house.callerOf(token)).isEmpty();
  }

  private String tokenFor(SessionId session, PersonId person) {
    Instant later = house.now().plus(Duration.ofDays(1));
    return house.ports.signInPorts().tokens().issue(new SessionClaim(session, person), later);
  }

  @Test
  @Rule("SESSION-2")
  void endsNinetyDaysAfterTheLastUse() {
    house.pass(Duration.ofDays(89));
    assertThat(house.callerOf(ada.token())).isPresent();
    house.pass(Duration.ofDays(90).minusMillis(1));
    assertThat(house.callerOf(ada.token())).isPresent();
    house.pass(Duration.ofDays(90));

    assertThat(house.callerOf(ada.token())).isEmpty();
  }

  @Test
  @Rule("SESSION-2")
  void endsAfterAYearHoweverMuchItIsUsed() {
    for (int day = 1; day < 365; day++) {
      house.pass(Duration.ofDays(1));
      assertThat(house.callerOf(ada.token())).isPresent();
    }
    house.pass(Duration.ofDays(1));

    assertThat(house.callerOf(ada.token())).isEmpty();
  }

  @Test
  @Rule("SESSION-2")
  void isNotedAsAUseOnceAnHour() {
    Instant opened = ada.session().lastUsedAt();
    house.pass(Duration.ofMinutes(59));
    house.callerOf(ada.token());
    assertThat(stored().lastUsedAt()).isEqualTo(opened);

    house.pass(Duration.ofMinutes(1));
    house.callerOf(ada.token());
    Instant noted = stored().lastUsedAt();
    assertThat(noted).isEqualTo(house.now());

    house.pass(Duration.ofMinutes(59));
    house.callerOf(ada.token());
    assertThat(stored().lastUsedAt()).isEqualTo(noted);
    assertThat(house.sessions.uses()).isEqualTo(1);
  }

  @Test
  void holdsAlthoughItsUseCannotBeNoted() {
    house.pass(Duration.ofHours(2));
    house.sessions.failToNote();

    assertThat(house.callerOf(ada.token())).contains(ada.caller());
  }

  private Session stored() {
    return house.ports.store().sessions().find(List.of(ada.session().id())).getFirst();
  }

  @Test
  void readsTheStoreOnceASecondAtMost() {
    house.callerOf(ada.token());
    int before = house.sessions.finds();

    house.pass(Duration.ofMillis(999));
    house.callerOf(ada.token());
    assertThat(house.sessions.finds()).isEqualTo(before);

    house.pass(Duration.ofMillis(1));
    house.callerOf(ada.token());
    assertThat(house.sessions.finds()).isEqualTo(before + 1);
  }

  @Test
  void seesWithinASecondThatAnotherNodeEndedTheSessionWithoutASignal() {
    house.callerOf(ada.token());
    endSilently();

    house.pass(Duration.ofSeconds(1));

    assertThat(house.callerOf(ada.token())).isEmpty();
  }

  @Test
  void seesAtOnceWhatASignalTells() {
    house.callerOf(ada.token());
    endSilently();

    house
        .ports
        .signals()
        .publish(new Signal.SessionsEnded(ada.caller().person(), Set.of(ada.session().id())));

    assertThat(house.callerOf(ada.token())).isEmpty();
  }

  private void endSilently() {
    house.ports.store().sessions().close(ada.caller().person(), List.of(ada.session().id()));
  }
}
