package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link io.i9chat.ports.account.AccountAccess}, which is part of that of {@link
 * io.i9chat.ports.account.Accounts}.
 */
public interface AccountAccessContract extends StoreUnderTest {
  private boolean opens(Session session, @Nullable PasswordHash verified) {
    return ports().sessions().open(session, verified);
  }

  private Session opened(PersonId person) {
    Session session = Newcomers.session(person, Fresh.now());
    assertThat(opens(session, null)).isTrue();
    return session;
  }

  private static Account as(Account account, @Nullable PasswordHash password, boolean disabled) {
    return new Account(
        account.id(), account.username(), account.email(), password, account.createdAt(), disabled);
  }

  @Test
  @Rule("ACCOUNTS-8")
  default void disablingEndsTheSessionsAndNoneIsOpenedMeanwhile(Account ada, Account bob) {
    Session phone = opened(ada.id());
    Session tablet = opened(ada.id());
    Session his = opened(bob.id());

    assertThat(ports().accounts().setDisabled(ada.id(), true))
        .contains(Set.of(phone.id(), tablet.id()));
    assertThat(ports().accounts().setDisabled(ada.id(), true)).as("again").contains(Set.of());
    assertThat(ports().sessions().of(ada.id())).isEmpty();
    assertThat(ports().sessions().find(List.of(phone.id(), his.id()))).containsExactly(his);
    assertThat(opens(phone, null)).isFalse();
    assertThat(opens(Newcomers.session(ada.id(), Fresh.now()), ada.password())).isFalse();
    opened(bob.id());

    assertThat(ports().accounts().setDisabled(ada.id(), false)).contains(Set.of());
    assertThat(opens(Newcomers.session(ada.id(), Fresh.now()), ada.password())).isTrue();
    assertThat(ports().accounts().setDisabled(Fresh.person(), true)).isEmpty();
  }

  @Test
  @Rule("ACCOUNTS-8")
  default void noSessionSurvivesTheDisablingOfItsAccount() {
    for (int round = 0; round < 10; round++) {
      Account ada = Newcomers.enrolled(ports());
      opened(ada.id());
      Race.of(
          6,
          i ->
              i == 0
                  ? ports().accounts().setDisabled(ada.id(), true).isPresent()
                  : opens(Newcomers.session(ada.id(), Fresh.now()), i < 3 ? null : ada.password()));
      assertThat(ports().sessions().of(ada.id())).isEmpty();
    }
  }

  @Test
  @Rule("ACCOUNTS-8")
  default void disablingForgetsTheCodesAndProofsOfTheAddress(Account ada, Account bob) {
    Instant now = Fresh.now();
    IssuedCode code = Newcomers.code(Newcomers.email(ada), Purpose.PASSWORD_RESET, now);
    ports().codes().issue(code);
    Digest proof = Newcomers.proof(ports(), Newcomers.email(ada), Purpose.PASSWORD_RESET, now);
    Digest his = Newcomers.proof(ports(), Newcomers.email(bob), Purpose.PASSWORD_RESET, now);
    ports().accounts().setDisabled(ada.id(), true);

    Proof given = new Proof(Newcomers.digest(), now.plusSeconds(60));
    assertThat(ports().codes().attempt(code.ticket(), code.purpose(), code.code(), given, now))
        .isEmpty();
    assertThat(ports().codes().proven(proof, Purpose.PASSWORD_RESET, now)).isEmpty();
    assertThat(ports().codes().proven(his, Purpose.PASSWORD_RESET, now))
        .contains(Newcomers.email(bob));
  }

  @Test
  @Rule("ACCOUNTS-8")
  default void disablingTakesThePlaceAway(Account ada, Account bob) {
    Instant now = Fresh.now();
    GeoPoint place = new GeoPoint(-71.5, 11.5);
    ports().places().put(ada.id(), place, now);
    ports().places().put(bob.id(), place, now);
    ports().accounts().setDisabled(ada.id(), false);
    assertThat(ports().places().of(ada.id(), now)).contains(place);
    ports().accounts().setDisabled(ada.id(), true);

    assertThat(ports().places().of(ada.id(), now)).isEmpty();
    assertThat(ports().places().near(bob.id(), place, 1, now, 9)).isEmpty();
    assertThat(ports().places().of(bob.id(), now)).contains(place);
    ports().places().clear(bob.id());
  }

  @Test
  @Rule("ACCOUNTS-8")
  default void noPlaceOfADisabledAccountIsPut(@Enrolled PersonId ada) {
    Instant now = Fresh.now();
    GeoPoint place = new GeoPoint(-72.5, 12.5);
    ports().accounts().setDisabled(ada, true);
    ports().places().put(ada, place, now);
    assertThat(ports().places().of(ada, now)).isEmpty();
    ports().accounts().setDisabled(ada, false);
    assertThat(ports().places().of(ada, now)).isEmpty();
    ports().places().put(ada, place, now);
    assertThat(ports().places().of(ada, now)).contains(place);
    ports().places().clear(ada);
  }

  @Test
  @Rule("ACCOUNTS-9")
  default void anAccountIsShownAsDisabledUntilItIsEnabled(Account ada) {
    var profile = ports().profiles().byId(List.of(ada.id()));
    ports().accounts().setDisabled(ada.id(), true);
    Account disabled = as(ada, ada.password(), true);

    assertThat(restarted().accounts().byId(ada.id())).contains(disabled);
    assertThat(ports().accounts().byUsername(ada.username())).contains(disabled);
    assertThat(ports().accounts().byEmail(Newcomers.email(ada))).contains(disabled);
    assertThat(ports().accounts().list(null, 1_000_000)).contains(disabled).doesNotContain(ada);
    assertThat(ports().profiles().byId(List.of(ada.id()))).isEqualTo(profile);
    ports().accounts().setDisabled(ada.id(), false);
    assertThat(ports().accounts().byId(ada.id())).contains(ada);
  }

  @Test
  @Rule("ACCOUNTS-9")
  default void settingItsPasswordDoesNotEnableIt(Account ada) {
    Instant now = Fresh.now();
    ports().accounts().setDisabled(ada.id(), true);
    Digest proof = Newcomers.proof(ports(), Newcomers.email(ada), Purpose.PASSWORD_RESET, now);
    for (PasswordAuthorization authorization :
        List.of(
            new PasswordAuthorization.Proven(proof),
            new PasswordAuthorization.Operator(ada.id()))) {
      PasswordHash fresh = Newcomers.hash();
      assertThat(ports().accounts().setPassword(authorization, fresh, now))
          .isEqualTo(new PasswordChange.Done(ada.id(), Set.of()));
      assertThat(ports().accounts().byId(ada.id())).contains(as(ada, fresh, true));
      assertThat(opens(Newcomers.session(ada.id(), now), fresh)).isFalse();
    }
  }

  @Test
  @Rule("ACCOUNTS-9")
  default void aDisabledAccountCanBeDeleted(Account ada) {
    ports().accounts().setDisabled(ada.id(), true);
    assertThat(ports().departures().begin(ada.id(), ada.password(), false)).isTrue();
    assertThat(ports().accounts().byId(ada.id())).isEqualTo(Optional.empty());
  }
}
