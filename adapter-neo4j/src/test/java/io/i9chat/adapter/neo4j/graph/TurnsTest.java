package io.i9chat.adapter.neo4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.tck.Race;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Turns turns = new Turns("here", 3);

  @Test
  void allHaveTheirTurnAndNoMoreAtOnceThanAllowed() {
    AtomicInteger now = new AtomicInteger();
    List<Integer> seen =
        Race.of(
            40,
            i ->
                turns.take(
                    LONG,
                    left -> {
                      int atOnce = now.incrementAndGet();
                      Race.breathe();
                      now.decrementAndGet();
                      return atOnce;
                    }));
    assertThat(seen).hasSize(40).allMatch(atOnce -> atOnce <= 3);
  }

  @Test
  void whoFailsGivesTheirTurnBack() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() ->
              turns.take(
                  LONG,
                  left -> {
                    throw new IllegalStateException("failed");
                  }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(turns.<Boolean>take(LONG, left -> true)).isTrue();
  }

  @Test
  void whoWaitsInVainIsToldInTimeAndWhoDoesNotKnowsWhatIsLeft() {
    Turns one = new Turns("here", 1);
    boolean told =
        one.take(
            LONG,
            left -> {
              assertThat(left).isBetween(Duration.ofSeconds(1), LONG);
              assertThatThrownBy(() -> one.take(Duration.ofMillis(20), none -> true))
                  .isInstanceOf(PortFailure.class)
                  .hasMessageContaining("here");
              return true;
            });
    assertThat(told).isTrue();
  }
}
