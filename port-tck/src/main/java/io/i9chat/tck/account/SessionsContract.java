package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.account.Sessions}. */
public interface SessionsContract extends StoreUnderTest {
  /** A full hour, for the last use is kept to the hour. */
  Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private Session opened(PersonId person, Instant at) {
    Session session = Newcomers.session(person, at);
    assertThat(ports().sessions().open(session, null)).isTrue();
    return session;
  }

  @Test
  @Rule("SESSIONS-1")
  default void aSessionIsOpenedOnlyWhileThePasswordIsTheOneVerified(Account ada) {
    PasswordHash hash = Objects.requireNonNull(ada.password());
    DeviceName device = new DeviceName("Adas 📱");
    Instant end = START.plus(Duration.ofDays(3));
    Session good = new Session(Fresh.session(), ada.id(), device, START, START, end);
    assertThat(ports().sessions().open(good, hash)).isTrue();
    assertThat(ports().sessions().find(List.of(good.id()))).containsExactly(good);

    Session bad = Newcomers.session(ada.id(), START);
    assertThat(ports().sessions().open(bad, Newcomers.hash())).isFalse();
    assertThat(ports().sessions().find(List.of(bad.id()))).isEmpty();
    assertThat(ports().sessions().of(ada.id())).containsExactly(good);

    Session unknown = Newcomers.session(Fresh.person(), START);
    assertThat(ports().sessions().open(unknown, null)).as("without an account").isFalse();
    assertThat(ports().sessions().open(unknown, hash)).isFalse();
    assertThat(ports().sessions().of(unknown.person())).isEmpty();
  }

  @Test
  @Rule("SESSIONS-1")
  default void noSessionOfTheOldPasswordSurvivesAChange() {
    for (int round = 0; round < 10; round++) {
      Account ada = Newcomers.enrolled(ports());
      PasswordHash hash = Objects.requireNonNull(ada.password());
      Session kept = opened(ada.id(), START);
      PasswordAuthorization old = new PasswordAuthorization.OldPassword(ada.id(), hash, kept.id());
      Race.of(
          6,
          i ->
              i == 0
                  ? ports().accounts().setPassword(old, Newcomers.hash(), START)
                      instanceof PasswordChange.Done
                  : ports().sessions().open(Newcomers.session(ada.id(), START), hash));
      assertThat(ports().sessions().of(ada.id())).containsExactly(kept);
    }
  }

  @Test
  @Rule("SESSIONS-2")
  default void aClosedSessionIsNotFoundAgain(@Enrolled PersonId ada) {
    Session one = opened(ada, START);
    Session two = opened(ada, START.plusSeconds(1));
    Session three = opened(ada, START.plusSeconds(2));
    assertThat(ports().sessions().find(List.of(one.id(), two.id(), Fresh.session())))
        .containsExactlyInAnyOrder(one, two);

    assertThat(ports().sessions().close(ada, List.of(one.id(), Fresh.session())))
        .containsExactly(one.id());
    assertThat(ports().sessions().close(ada, List.of(one.id()))).isEmpty();
    assertThat(ports().sessions().find(List.of(one.id(), two.id()))).containsExactly(two);
    assertThat(ports().sessions().of(ada)).containsExactly(two, three);
    assertThat(ports().sessions().closeOthers(ada, three.id())).containsExactly(two.id());
    assertThat(ports().sessions().find(List.of(one.id(), two.id(), three.id())))
        .containsExactly(three);
  }

  @Test
  @Rule("SESSIONS-2")
  default void callsThatRunWhileASessionClosesDoNotBringItBack() {
    for (int round = 0; round < 10; round++) {
      PersonId ada = newcomer();
      Session session = opened(ada, START);
      Race.watched(
          () -> ports().sessions().close(ada, List.of(session.id())),
          () -> {
            assertThat(ports().sessions().find(List.of(session.id())))
                .isIn(List.of(), List.of(session));
            assertThat(ports().sessions().of(ada)).isIn(List.of(), List.of(session));
          });
      assertThat(ports().sessions().find(List.of(session.id()))).isEmpty();
      assertThat(ports().sessions().of(ada)).isEmpty();
    }
  }

  @Test
  @Rule("SESSIONS-3")
  default void onlyItsOwnPersonCanCloseASession(@Enrolled PersonId ada, @Enrolled PersonId bob) {
    Session hers = opened(ada, START);
    Session his = opened(bob, START);
    assertThat(ports().sessions().close(bob, List.of(hers.id()))).isEmpty();
    assertThat(ports().sessions().closeOthers(bob, his.id())).isEmpty();
    assertThat(ports().sessions().closeOthers(bob, hers.id())).isEqualTo(Set.of(his.id()));
    assertThat(ports().sessions().find(List.of(hers.id()))).containsExactly(hers);
  }

  @Test
  @Rule("SESSIONS-4")
  default void aPersonsSessionsComeInTheOrderTheyWereOpened(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    assertThat(ports().sessions().of(ada)).isEmpty();
    List<Session> hers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      hers.add(opened(ada, START.plusSeconds(i)));
      opened(bob, START.plusSeconds(i));
    }
    assertThat(ports().sessions().of(ada)).isEqualTo(hers);
    ports().sessions().used(hers.getFirst().id(), START.plus(Duration.ofHours(5)));
    assertThat(ports().sessions().of(ada))
        .extracting(Session::id)
        .isEqualTo(hers.stream().map(Session::id).toList());
  }

  @Test
  @Rule("SESSIONS-5")
  default void theLastUseOnlyRises(@Enrolled PersonId ada) {
    Session session = opened(ada, START);
    Instant later = START.plus(Duration.ofHours(30));
    ports().sessions().used(session.id(), later);
    ports().sessions().used(session.id(), START.plus(Duration.ofHours(2)));
    Session expected =
        new Session(
            session.id(), ada, session.device(), session.createdAt(), later, session.endsAt());
    assertThat(ports().sessions().of(ada)).containsExactly(expected);
    Race.each(
        8,
        i -> {
          ports().sessions().used(session.id(), later.plus(Duration.ofHours(i)));
        });
    assertThat(ports().sessions().find(List.of(session.id())))
        .extracting(Session::lastUsedAt)
        .containsExactly(later.plus(Duration.ofHours(7)));
  }

  @Test
  @Rule("SESSIONS-5")
  default void usingAClosedSessionBringsNothingBack() {
    for (int round = 0; round < 10; round++) {
      PersonId ada = newcomer();
      Session session = opened(ada, START);
      Race.each(
          6,
          i -> {
            if (i == 0) {
              ports().sessions().close(ada, List.of(session.id()));
            } else {
              ports().sessions().used(session.id(), START.plus(Duration.ofHours(i)));
            }
          });
      ports().sessions().used(session.id(), START.plus(Duration.ofHours(9)));
      assertThat(ports().sessions().of(ada)).isEmpty();
    }
    ports().sessions().used(Fresh.session(), START);
  }

  @Test
  @Rule("SESSIONS-6")
  default void forgettingRemovesThoseThatNoLongerHold(@Enrolled PersonId ada) {
    Instant now = Fresh.now().truncatedTo(ChronoUnit.HOURS);
    ports().sessions().forget(now);
    Instant lastUse = now.minus(Session.IDLE);
    Session idle = opened(ada, lastUse);
    Session almost = opened(ada, lastUse.plusMillis(1));
    Session ended =
        new Session(Fresh.session(), ada, null, now.minusSeconds(9), now.minusSeconds(9), now);
    assertThat(ports().sessions().open(ended, null)).isTrue();
    Session lives = opened(ada, now);
    assertThat(ports().sessions().of(ada)).as("expired ones included").hasSize(4);
    assertThat(ports().sessions().find(List.of(idle.id(), ended.id()))).hasSize(2);

    assertThat(ports().sessions().forget(now)).isEqualTo(2);
    assertThat(ports().sessions().of(ada)).containsExactlyInAnyOrder(almost, lives);
    assertThat(ports().sessions().forget(now)).isZero();
  }
}
