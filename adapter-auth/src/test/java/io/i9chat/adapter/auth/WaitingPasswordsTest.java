package io.i9chat.adapter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingPasswordsTest {
  private static final int PLACES = 8;
  private static final String CLIENT = "192.0.2.1";
  private static final String OTHER = "192.0.2.2";

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final WaitingPasswords waiting = new WaitingPasswords(PLACES, nanos::get);
  private final List<FutureTask<Integer>> tasks =
      IntStream.range(0, PLACES).mapToObj(i -> new FutureTask<>(() -> i)).toList();

  @Test
  void clientsAreServedInTurn() {
    waiting.add(CLIENT, tasks.get(0));
    waiting.add(CLIENT, tasks.get(1));
    pass(500);
    waiting.add(OTHER, tasks.get(2));
    waiting.add(OTHER, tasks.get(3));

    assertThat(served(4)).containsExactly(0, 2, 1, 3);
    assertThat(waiting.next()).isNull();
  }

  @Test
  void aClientThatGuessedWrongIsBehindThoseThatDidNot() {
    waiting.guessedWrong(CLIENT);
    waiting.add(CLIENT, tasks.get(0));
    waiting.add(OTHER, tasks.get(1));
    waiting.add(OTHER, tasks.get(2));

    assertThat(served(3)).containsExactly(1, 2, 0);
  }

  @Test
  void aSecondOfWaitingMakesUpForAWrongGuess() {
    waiting.guessedWrong(CLIENT);
    waiting.guessedWrong(CLIENT);
    waiting.add(CLIENT, tasks.get(0));
    pass(2_001);
    waiting.add(OTHER, tasks.get(1));

    assertThat(served(2)).containsExactly(0, 1);
  }

  @Test
  void wrongGuessesAreForgottenWithTime() {
    waiting.guessedWrong(CLIENT);
    pass(30_000);
    waiting.add(CLIENT, tasks.get(0));
    waiting.add(OTHER, tasks.get(1));

    assertThat(served(2)).containsExactly(0, 1);
  }

  @Test
  void whenAllPlacesAreTakenAClientWithFewerTakesOneOfTheClientWithMost() {
    for (int i = 0; i < PLACES; i++) {
      waiting.add("198.51.100." + i / 2, tasks.get(i));
    }

    assertThat(waiting.add(CLIENT, new FutureTask<>(() -> 0))).as("one more waits").isFalse();
    assertThat(tasks).filteredOn(Future::isCancelled).containsExactly(tasks.get(1));
    FutureTask<Integer> second = new FutureTask<>(() -> 0);
    assertThatExceptionOfType(PortFailure.class).isThrownBy(() -> waiting.add(CLIENT, second));
  }

  @Test
  void tenWrongGuessesCountAtTheMost() {
    for (int i = 0; i < 1_000; i++) {
      waiting.guessedWrong(CLIENT);
    }
    waiting.add(CLIENT, tasks.get(0));
    pass(10_001);
    waiting.add(OTHER, tasks.get(1));

    assertThat(served(2)).containsExactly(0, 1);
  }

  @Test
  void whenAllPlacesAreTakenAClientThatGuessedWrongGivesWayToOneThatDidNot() {
    for (int i = 0; i < PLACES; i++) {
      waiting.add("198.51.100." + i, tasks.get(i));
    }
    FutureTask<Integer> refused = new FutureTask<>(() -> 0);
    assertThatExceptionOfType(PortFailure.class).isThrownBy(() -> waiting.add(OTHER, refused));
    waiting.guessedWrong("198.51.100.3");
    waiting.guessedWrong("198.51.100.5");
    waiting.guessedWrong("198.51.100.5");
    waiting.guessedWrong(OTHER);

    assertThatExceptionOfType(PortFailure.class).isThrownBy(() -> waiting.add(OTHER, refused));
    assertThat(waiting.add(CLIENT, new FutureTask<>(() -> 0))).as("one more waits").isFalse();
    assertThat(tasks).filteredOn(Future::isCancelled).containsExactly(tasks.get(5));
    assertThat(served(PLACES)).doesNotContain(5).doesNotHaveDuplicates();
    assertThat(waiting.next()).isNull();
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private List<Integer> served(int count) {
    List<Integer> served = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      served.add(tasks.indexOf(waiting.next()));
    }
    return served;
  }
}
