package io.i9chat.server.boot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartRetryTest {
  private final AtomicInteger calls = new AtomicInteger();

  private int failingTwice() {
    if (calls.incrementAndGet() <= 2) {
      throw new PortFailure("no answer in time");
    }
    return calls.get();
  }

  @Test
  void aStartGoesOnWhileItMayWait() {
    assertThat(StartRetry.of(Duration.ofMinutes(1), this::failingTwice)).isEqualTo(3);
  }

  @Test
  void aStartThatMayNotWaitEndsWithTheFirstFailure() {
    assertThatThrownBy(() -> StartRetry.of(Duration.ZERO, this::failingTwice))
        .isInstanceOf(PortFailure.class)
        .hasMessage("no answer in time");
    assertThat(calls).hasValue(1);
  }
}
