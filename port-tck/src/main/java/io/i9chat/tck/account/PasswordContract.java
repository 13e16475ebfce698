package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.EmailAddress;
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
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The part of the accounts contract about passwords. */
interface PasswordContract extends StoreUnderTest {
  private Session open(PersonId person) {
    Session session = Newcomers.session(person, Fresh.now());
    assertThat(ports().sessions().open(session, null)).isTrue();
    return session;
  }

  private @Nullable PasswordHash passwordOf(Account account) {
    return ports().accounts().byId(account.id()).orElseThrow().password();
  }

  private PasswordAuthorization old(Account account, Session session) {
    PasswordHash verified = Objects.requireNonNull(account.password());
    return new PasswordAuthorization.OldPassword(account.id(), verified, session.id());
  }

  @Test
  @Rule("ACCOUNTS-4")
  default void changingAPasswordEndsTheOtherSessions(Account ada, Account bob) {
    Session stays = open(ada.id());
    Session phone = open(ada.id());
    Session tablet = open(ada.id());
    Session his = open(bob.id());
    PasswordHash fresh = Newcomers.hash();

    assertThat(ports().accounts().setPassword(old(ada, stays), fresh, Fresh.now()))
        .isEqualTo(new PasswordChange.Done(ada.id(), Set.of(phone.id(), tablet.id())));
    assertThat(passwordOf(ada)).isEqualTo(fresh);
    assertThat(ports().sessions().of(ada.id())).containsExactly(stays);
    assertThat(ports().sessions().of(bob.id())).containsExactly(his);
    assertThat(passwordOf(bob)).isEqualTo(bob.password());
  }

  @Test
  @Rule("ACCOUNTS-4")
  default void aPasswordThatHasChangedMeanwhileIsNoGround(Account ada) {
    Session session = open(ada.id());
    Session other = open(ada.id());
    PasswordAuthorization wrong =
        new PasswordAuthorization.OldPassword(ada.id(), Newcomers.hash(), session.id());
    assertThat(ports().accounts().setPassword(wrong, Newcomers.hash(), Fresh.now()))
        .isEqualTo(new PasswordChange.Refused());
    PasswordAuthorization unknown =
        new PasswordAuthorization.OldPassword(Fresh.person(), Newcomers.hash(), session.id());
    assertThat(ports().accounts().setPassword(unknown, Newcomers.hash(), Fresh.now()))
        .isEqualTo(new PasswordChange.Refused());
    assertThat(passwordOf(ada)).isEqualTo(ada.password());
    assertThat(ports().sessions().of(ada.id())).containsExactlyInAnyOrder(session, other);
  }

  @Test
  @Rule("ACCOUNTS-4")
  default void ofConcurrentChangesFromOnePasswordOneIsDone() {
    for (int round = 0; round < 5; round++) {
      Account ada = Newcomers.enrolled(ports());
      Session session = open(ada.id());
      List<PasswordChange> results =
          Race.of(
              8,
              i ->
                  ports().accounts().setPassword(old(ada, session), Newcomers.hash(), Fresh.now()));
      assertThat(results).filteredOn(PasswordChange.Done.class::isInstance).hasSize(1);
    }
  }

  @Test
  @Rule("ACCOUNTS-4")
  default void resettingAPasswordSpendsTheProofAndEndsAllSessions(Account ada) {
    Instant now = Fresh.now();
    Session phone = open(ada.id());
    Session tablet = open(ada.id());
    Digest proof = Newcomers.proof(ports(), Newcomers.email(ada), Purpose.PASSWORD_RESET, now);
    PasswordAuthorization proven = new PasswordAuthorization.Proven(proof);
    PasswordHash fresh = Newcomers.hash();

    PasswordChange change = ports().accounts().setPassword(proven, fresh, now);
    assertThat(((PasswordChange.Done) change).person()).isEqualTo(ada.id());
    assertThat(((PasswordChange.Done) change).ended())
        .containsExactlyInAnyOrder(phone.id(), tablet.id());
    assertThat(ports().sessions().of(ada.id())).isEmpty();
    assertThat(passwordOf(ada)).isEqualTo(fresh);
    assertThat(ports().accounts().setPassword(proven, Newcomers.hash(), now))
        .isEqualTo(new PasswordChange.Refused());
    assertThat(passwordOf(ada)).isEqualTo(fresh);
  }

  @Test
  @Rule("ACCOUNTS-4")
  default void onlyAnUnexpiredResetProofResetsAPassword(Account ada) {
    Instant now = Fresh.now();
    EmailAddress email = Newcomers.email(ada);
    Digest signUp = Newcomers.proof(ports(), email, Purpose.SIGN_UP, now);
    Instant earlier = now.minus(Duration.ofMinutes(30));
    Digest expired = Newcomers.proof(ports(), email, Purpose.PASSWORD_RESET, earlier);
    Digest stranger = Newcomers.proof(ports(), Fresh.email(), Purpose.PASSWORD_RESET, now);
    for (Digest proof : List.of(signUp, expired, stranger, Newcomers.digest())) {
      PasswordAuthorization authorization = new PasswordAuthorization.Proven(proof);
      assertThat(ports().accounts().setPassword(authorization, Newcomers.hash(), now))
          .isEqualTo(new PasswordChange.Refused());
    }
    assertThat(passwordOf(ada)).isEqualTo(ada.password());
    assertThat(ports().codes().proven(signUp, Purpose.SIGN_UP, now)).contains(email);
  }

  @Test
  @Rule("ACCOUNTS-4")
  default void anOperatorSetsAnyPasswordAndEndsAllSessions(Account ada, Account bob) {
    Session phone = open(ada.id());
    Session his = open(bob.id());
    PasswordAuthorization authorization = new PasswordAuthorization.Operator(ada.id());
    PasswordHash fresh = Newcomers.hash();

    assertThat(ports().accounts().setPassword(authorization, fresh, Fresh.now()))
        .isEqualTo(new PasswordChange.Done(ada.id(), Set.of(phone.id())));
    assertThat(passwordOf(ada)).isEqualTo(fresh);
    assertThat(ports().sessions().of(ada.id())).isEmpty();
    assertThat(ports().sessions().of(bob.id())).containsExactly(his);
    assertThat(passwordOf(bob)).isEqualTo(bob.password());
    PasswordAuthorization unknown = new PasswordAuthorization.Operator(Fresh.person());
    assertThat(ports().accounts().setPassword(unknown, fresh, Fresh.now()))
        .isEqualTo(new PasswordChange.Refused());
  }

  @Test
  @Rule("ACCOUNTS-5")
  default void anOperatorsForgetsTheCodesAndProofsOfTheAddress(Account ada) {
    forgets(ada, new PasswordAuthorization.Operator(ada.id()));
  }

  @Test
  @Rule("ACCOUNTS-5")
  default void aChangeForgetsTheCodesAndProofsOfTheAddress(Account ada) {
    Session session = open(ada.id());
    forgets(ada, old(ada, session));
  }

  @Test
  @Rule("ACCOUNTS-5")
  default void aResetForgetsTheCodesAndProofsOfTheAddress(Account ada) {
    Digest proof =
        Newcomers.proof(ports(), Newcomers.email(ada), Purpose.PASSWORD_RESET, Fresh.now());
    forgets(ada, new PasswordAuthorization.Proven(proof));
  }

  private void forgets(Account account, PasswordAuthorization authorization) {
    Instant now = Fresh.now();
    EmailAddress email = Newcomers.email(account);
    EmailAddress otherEmail = Fresh.email();
    IssuedCode reset = Newcomers.code(email, Purpose.PASSWORD_RESET, now);
    IssuedCode signUp = Newcomers.code(email, Purpose.SIGN_UP, now);
    IssuedCode others = Newcomers.code(otherEmail, Purpose.PASSWORD_RESET, now);
    List.of(reset, signUp, others).forEach(ports().codes()::issue);
    Digest resetProof = Newcomers.proof(ports(), email, Purpose.PASSWORD_RESET, now);
    Digest signUpProof = Newcomers.proof(ports(), email, Purpose.SIGN_UP, now);
    Digest othersProof = Newcomers.proof(ports(), otherEmail, Purpose.SIGN_UP, now);

    assertThat(ports().accounts().setPassword(authorization, Newcomers.hash(), now))
        .isInstanceOf(PasswordChange.Done.class);
    assertThat(List.of(reset, signUp)).noneMatch(code -> works(code, now));
    assertThat(works(others, now)).isTrue();
    assertThat(ports().codes().proven(resetProof, Purpose.PASSWORD_RESET, now)).isEmpty();
    assertThat(ports().codes().proven(signUpProof, Purpose.SIGN_UP, now)).isEmpty();
    assertThat(ports().codes().proven(othersProof, Purpose.SIGN_UP, now)).contains(otherEmail);
  }

  private boolean works(IssuedCode code, Instant now) {
    Proof proof = new Proof(Newcomers.digest(), now.plusSeconds(60));
    return ports()
        .codes()
        .attempt(code.ticket(), code.purpose(), code.code(), proof, now)
        .isPresent();
  }
}
