package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.account.OneTimeCodes}. */
public interface OneTimeCodesContract extends StoreUnderTest {
  private IssuedCode issued(EmailAddress email, Purpose purpose, Instant now) {
    IssuedCode code = Newcomers.code(email, purpose, now);
    ports().codes().issue(code);
    return code;
  }

  private Optional<EmailAddress> attempt(IssuedCode code, Digest guess, Instant now) {
    return attempt(code.ticket(), code.purpose(), guess, now);
  }

  private Optional<EmailAddress> attempt(
      Digest ticket, Purpose purpose, Digest guess, Instant now) {
    Proof proof = new Proof(Newcomers.digest(), now.plus(Duration.ofMinutes(30)));
    return ports().codes().attempt(ticket, purpose, guess, proof, now);
  }

  @Test
  @Rule("CODES-1")
  default void aCodeIsAcceptedOnce() {
    Instant now = Fresh.now();
    for (Purpose purpose : Purpose.values()) {
      EmailAddress email = Fresh.email();
      IssuedCode code = issued(email, purpose, now);
      assertThat(attempt(code, code.code(), now)).contains(email);
      assertThat(attempt(code, code.code(), now)).isEmpty();
    }
  }

  @Test
  @Rule("CODES-1")
  default void aCodeIsAcceptedOnceHoweverManyTryItAtOnce() {
    Instant now = Fresh.now();
    for (int round = 0; round < 10; round++) {
      IssuedCode code = issued(Fresh.email(), Purpose.SIGN_UP, now);
      assertThat(Race.of(5, i -> attempt(code, code.code(), now)))
          .filteredOn(Optional::isPresent)
          .hasSize(1);
    }
  }

  @Test
  @Rule("CODES-1")
  default void aCodeIsAcceptedBeforeItExpires() {
    Instant now = Fresh.now();
    IssuedCode late = issued(Fresh.email(), Purpose.SIGN_UP, now);
    assertThat(attempt(late, late.code(), late.expiresAt())).isEmpty();
    IssuedCode inTime = issued(Fresh.email(), Purpose.SIGN_UP, now);
    assertThat(attempt(inTime, inTime.code(), inTime.expiresAt().minusMillis(1)))
        .contains(inTime.email());
  }

  @Test
  @Rule("CODES-1")
  default void aCodeIsForItsOwnTicketAndPurpose() {
    Instant now = Fresh.now();
    EmailAddress email = Fresh.email();
    IssuedCode code = issued(email, Purpose.SIGN_UP, now);
    IssuedCode other = issued(email, Purpose.SIGN_UP, now);
    assertThat(attempt(other, code.code(), now)).isEmpty();
    assertThat(attempt(code.ticket(), Purpose.PASSWORD_RESET, code.code(), now)).isEmpty();
    assertThat(attempt(code, code.code(), now)).contains(email);
    assertThat(attempt(other, other.code(), now)).contains(email);
  }

  @Test
  @Rule("CODES-2")
  default void afterFiveWrongTriesTheCodeIsDeadForItsTicketAlone() {
    Instant now = Fresh.now();
    EmailAddress email = Fresh.email();
    IssuedCode dead = issued(email, Purpose.SIGN_UP, now);
    IssuedCode lives = issued(email, Purpose.SIGN_UP, now);
    for (int i = 1; i < OneTimeCodes.TRIES; i++) {
      assertThat(attempt(dead, Newcomers.digest(), now)).isEmpty();
      assertThat(attempt(lives, Newcomers.digest(), now)).isEmpty();
    }
    assertThat(attempt(dead, Newcomers.digest(), now)).isEmpty();
    assertThat(attempt(dead, dead.code(), now)).as("the sixth try").isEmpty();
    assertThat(attempt(lives, lives.code(), now)).as("the fifth try").contains(email);
  }

  @Test
  @Rule("CODES-2")
  default void concurrentTriesCountEach() {
    Instant now = Fresh.now();
    for (int round = 0; round < 10; round++) {
      IssuedCode code = issued(Fresh.email(), Purpose.PASSWORD_RESET, now);
      Race.of(OneTimeCodes.TRIES, i -> attempt(code, Newcomers.digest(), now));
      assertThat(attempt(code, code.code(), now)).as("the sixth try").isEmpty();
    }
  }

  @Test
  @Rule("CODES-3")
  default void aRightTryStoresTheProofAndAWrongOneDoesNot() {
    Instant now = Fresh.now();
    EmailAddress email = Fresh.email();
    IssuedCode code = issued(email, Purpose.PASSWORD_RESET, now);
    Proof wrong = new Proof(Newcomers.digest(), now.plusSeconds(60));
    Proof right = new Proof(Newcomers.digest(), now.plusSeconds(60));
    OneTimeCodes codes = ports().codes();
    assertThat(codes.attempt(code.ticket(), code.purpose(), Newcomers.digest(), wrong, now))
        .isEmpty();
    assertThat(codes.attempt(code.ticket(), code.purpose(), code.code(), right, now))
        .contains(email);
    assertThat(codes.proven(wrong.token(), code.purpose(), now)).isEmpty();
    assertThat(codes.proven(right.token(), code.purpose(), now)).contains(email);
  }

  @Test
  @Rule("CODES-4")
  default void whateverIsWrongIsAnsweredAlike() {
    Instant now = Fresh.now();
    IssuedCode spent = issued(Fresh.email(), Purpose.SIGN_UP, now);
    attempt(spent, spent.code(), now);
    IssuedCode dead = issued(Fresh.email(), Purpose.SIGN_UP, now);
    for (int i = 0; i < OneTimeCodes.TRIES; i++) {
      attempt(dead, Newcomers.digest(), now);
    }
    IssuedCode expired = issued(Fresh.email(), Purpose.SIGN_UP, now.minus(Duration.ofHours(1)));
    IssuedCode wrong = issued(Fresh.email(), Purpose.SIGN_UP, now);
    assertThat(attempt(Newcomers.digest(), Purpose.SIGN_UP, Newcomers.digest(), now)).isEmpty();
    assertThat(attempt(wrong, Newcomers.digest(), now)).isEmpty();
    for (IssuedCode each : List.of(spent, expired, dead)) {
      assertThat(attempt(each, each.code(), now)).isEmpty();
    }
  }

  @Test
  @Rule("CODES-5")
  default void aProofIsFoundUnexpiredUnspentAndForItsOwnPurpose() {
    Instant now = Fresh.now();
    OneTimeCodes codes = ports().codes();
    for (Purpose purpose : Purpose.values()) {
      EmailAddress email = Fresh.email();
      Digest proof = Newcomers.proof(ports(), email, purpose, now);
      Purpose other = purpose == Purpose.SIGN_UP ? Purpose.PASSWORD_RESET : Purpose.SIGN_UP;
      Instant end = now.plus(Duration.ofMinutes(30));
      assertThat(codes.proven(proof, purpose, now)).contains(email);
      assertThat(codes.proven(proof, purpose, now)).as("looked at before").contains(email);
      assertThat(codes.proven(proof, purpose, end.minusMillis(1))).contains(email);
      assertThat(codes.proven(proof, purpose, end)).isEmpty();
      assertThat(codes.proven(proof, other, now)).isEmpty();
      assertThat(codes.proven(Newcomers.digest(), purpose, now)).isEmpty();
    }
  }

  @Test
  @Rule("CODES-5")
  default void aSpentProofIsNotFound() {
    Instant now = Fresh.now();
    var account = Newcomers.someone();
    Digest proof =
        Newcomers.proof(ports(), Newcomers.email(account.account()), Purpose.SIGN_UP, now);
    ports().accounts().register(account, proof, now);
    assertThat(ports().codes().proven(proof, Purpose.SIGN_UP, now)).isEmpty();
  }

  @Test
  @Rule("CODES-6")
  default void forgettingRemovesWhatHasExpiredAndOnlyThat() {
    Instant now = Fresh.now();
    OneTimeCodes codes = ports().codes();
    codes.forget(now);
    EmailAddress email = Fresh.email();
    Instant early = now.minus(Duration.ofMinutes(10));
    IssuedCode expired = issued(email, Purpose.SIGN_UP, early);
    IssuedCode lives = issued(email, Purpose.SIGN_UP, early.plusMillis(1));
    Instant before = now.minus(Duration.ofMinutes(30));
    Digest expiredProof = Newcomers.proof(ports(), email, Purpose.SIGN_UP, before);
    Digest proof = Newcomers.proof(ports(), email, Purpose.SIGN_UP, before.plusMillis(1));

    assertThat(codes.forget(now)).isEqualTo(2);
    assertThat(codes.forget(now)).isZero();
    assertThat(attempt(expired, expired.code(), before)).as("gone, not just old").isEmpty();
    assertThat(codes.proven(expiredProof, Purpose.SIGN_UP, before)).isEmpty();
    assertThat(attempt(lives, lives.code(), now)).contains(email);
    assertThat(codes.proven(proof, Purpose.SIGN_UP, now)).contains(email);
  }
}
