package io.i9chat.tck.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.account.PasswordHasher}. */
public interface PasswordHasherContract {
  /** The client that most calls are made for. */
  String CLIENT = "192.0.2.1";

  /** The hasher under test; a hash takes it at least some hundred microseconds. */
  PasswordHasher hasher();

  /** A hasher that was closed. */
  PasswordHasher closedHasher();

  /** How many calls at once are surely more than {@link #hasher()} works on or lets wait. */
  int tooManyCalls();

  @Test
  @Rule("HASHER-1")
  default void aHashVerifiesItsOwnPasswordAndNoOther() {
    PasswordHasher hasher = hasher();
    for (String text : List.of("correct horse", "пароль 😀😀", "  spaces  ", "x".repeat(128))) {
      PasswordHash hash = hasher.hash(new Password(text), CLIENT);
      assertThat(hasher.verify(text, hash, CLIENT)).isTrue();
      for (String other :
          List.of(text + " ", text.substring(1), text.toUpperCase(Locale.ROOT) + "!", "")) {
        assertThat(hasher.verify(other, hash, CLIENT)).as("%s for %s", other, text).isFalse();
      }
      assertThat(hash.encoded()).doesNotContain(text);
    }
  }

  @Test
  @Rule("HASHER-1")
  default void anAttemptThatIsNoPasswordIsJustWrong() {
    PasswordHash hash = hasher().hash(new Password("correct horse"), CLIENT);
    for (String attempt : List.of("", "short", "long".repeat(10_000), "nul\u0000", "\ud800")) {
      assertThat(hasher().verify(attempt, hash, CLIENT)).isFalse();
    }
  }

  @Test
  @Rule("HASHER-1")
  default void twoHashesOfOnePasswordDiffer() {
    Password password = new Password("correct horse");
    PasswordHash one = hasher().hash(password, CLIENT);
    PasswordHash two = hasher().hash(password, CLIENT);
    assertThat(one).isNotEqualTo(two);
    assertThat(hasher().verify(password.value(), one, CLIENT)).isTrue();
    assertThat(hasher().verify(password.value(), two, CLIENT)).isTrue();
  }

  /** How long it takes, in ns. */
  private static long time(Runnable run) {
    long start = System.nanoTime();
    run.run();
    return System.nanoTime() - start;
  }

  @Test
  @Rule("HASHER-2")
  default void verifyingAgainstNoHashAnswersNoForTheSameWork() {
    PasswordHasher hasher = hasher();
    PasswordHash hash = hasher.hash(new Password("correct horse"), CLIENT);
    assertThat(hasher.verify("correct horse", null, CLIENT)).isFalse();
    assertThat(hasher.verify("", null, CLIENT)).isFalse();
    long real = Long.MAX_VALUE;
    long none = Long.MAX_VALUE;
    // By turns, so that both meet the same machine and the same compiled code; the shortest runs
    // are those that other work disturbed least.
    for (int i = 0; i < 15; i++) {
      real = Math.min(real, time(() -> hasher.verify("wrong horse", hash, CLIENT)));
      none = Math.min(none, time(() -> hasher.verify("wrong horse", null, CLIENT)));
    }
    assertThat(none).as("a quarter of the time would be another work").isGreaterThan(real / 4);
  }

  private static String answer(
      PasswordHasher hasher, String password, PasswordHash hash, String client) {
    try {
      return hasher.verify(password, hash, client) ? "right" : "wrong";
    } catch (PortFailure full) {
      return "full";
    }
  }

  @Test
  @Rule("HASHER-3")
  default void callsBeyondABoundFailAtOnceAndTheOthersAreServed() {
    PasswordHasher hasher = hasher();
    PasswordHash hash = hasher.hash(new Password("correct horse"), CLIENT);
    List<String> answers =
        Race.of(
            tooManyCalls(),
            i -> answer(hasher, i % 2 == 0 ? "correct horse" : "wrong horse", hash, CLIENT));
    assertThat(answers).contains("full").containsAnyOf("right", "wrong");
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i)).isIn("full", i % 2 == 0 ? "right" : "wrong");
    }
    assertThat(hasher.verify("correct horse", hash, CLIENT)).as("after the crowd").isTrue();
  }

  @Test
  @Rule("HASHER-5")
  default void aCrowdOfOneClientKeepsNoOtherFromBeingServed() {
    PasswordHasher hasher = hasher();
    PasswordHash hash = hasher.hash(new Password("correct horse"), CLIENT);
    int calls = tooManyCalls();
    List<String> answers =
        Race.of(
            calls,
            i -> {
              // The last of the race are of others, one each.
              String client = i < calls - 3 ? CLIENT : "198.51.100." + i;
              return answer(hasher, "correct horse", hash, client);
            });
    assertThat(answers.subList(0, calls - 3)).contains("full");
    assertThat(answers.subList(calls - 3, calls)).containsOnly("right");
  }

  @Test
  @Rule("HASHER-4")
  default void afterClosingEveryCallFails() {
    PasswordHash hash = hasher().hash(new Password("correct horse"), CLIENT);
    PasswordHasher closed = closedHasher();
    assertThatThrownBy(() -> closed.hash(new Password("correct horse"), CLIENT))
        .isInstanceOf(PortFailure.class);
    assertThatThrownBy(() -> closed.verify("correct horse", hash, CLIENT))
        .isInstanceOf(PortFailure.class);
    assertThatThrownBy(() -> closed.verify("correct horse", null, CLIENT))
        .isInstanceOf(PortFailure.class);
  }
}
