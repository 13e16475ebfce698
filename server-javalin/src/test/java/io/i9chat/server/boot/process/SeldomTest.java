package io.i9chat.server.boot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SeldomTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
  private final AtomicInteger times = new AtomicInteger();

  private int after(Duration time, Seldom seldom) {
    nanos.addAndGet(time.toNanos());
    seldom.run();
    return times.get();
  }

  @Test
  void whatFailsIsTriedAgainInTheNextRound() {
    Seldom seldom =
        new Seldom(
            () -> {
              if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
              }
            },
            Duration.ZERO,
            Duration.ofDays(7),
            nanos::get);

    assertThatIllegalStateException().isThrownBy(seldom::run);
    assertThat(after(Duration.ofMinutes(20), seldom)).isEqualTo(2);
    assertThat(after(Duration.ofMinutes(20), seldom)).isEqualTo(2);
  }

  @Test
  void itIsDoneSomeTimeAfterTheStartAndThenAtTimes() {
    Seldom seldom =
        new Seldom(times::incrementAndGet, Duration.ofHours(1), Duration.ofDays(7), nanos::get);

    assertThat(after(Duration.ZERO, seldom)).isZero();
    assertThat(after(Duration.ofMinutes(59), seldom)).isZero();
    assertThat(after(Duration.ofMinutes(1), seldom)).isEqualTo(1);
    assertThat(after(Duration.ofDays(6), seldom)).isEqualTo(1);
    assertThat(after(Duration.ofDays(1), seldom)).isEqualTo(2);
    assertThat(after(Duration.ofDays(30), seldom)).isEqualTo(3);
    assertThat(after(Duration.ofDays(1), seldom)).as("not made up for").isEqualTo(3);
  }
}
