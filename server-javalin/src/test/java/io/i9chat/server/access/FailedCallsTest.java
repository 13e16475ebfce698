package io.i9chat.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.wire.ErrorCode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailedCallsTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final FailedCalls failed = new FailedCalls(0);

  @Test
  void aFewHaveLinesOfTheirOwnAndTheRestShareOne() {
    int lines = 0;
    for (int i = 0; i < 500; i++) {
      lines += failed.hasLine(ErrorCode.NOT_FOUND, i) ? 1 : 0;
    }

    assertThat(lines).isEqualTo(FailedCalls.LINES);
    assertThat(failed.summary(SECOND - 1, false)).as("the second is not over").isNull();
    assertThat(failed.summary(SECOND, false)).isEqualTo("490 more: not_found 490");
    assertThat(failed.summary(3 * SECOND, true)).as("it was told").isNull();
    assertThat(failed.hasLine(ErrorCode.NOT_FOUND, SECOND + 1)).as("a second later").isTrue();
  }

  @Test
  void whatRateLimitsRefusedIsOnlyCounted() {
    assertThat(failed.hasLine(ErrorCode.RATE_LIMITED, 0)).isFalse();
    assertThat(failed.hasLine(ErrorCode.RATE_LIMITED, 1)).isFalse();
    assertThat(failed.hasLine(ErrorCode.FORBIDDEN, 2)).isTrue();

    assertThat(failed.summary(3, true)).as("no more will come").isEqualTo("2 more: rate_limited 2");
  }

  @Test
  void oneInASecondHasAlwaysALine() {
    for (int second = 0; second < 100; second++) {
      assertThat(failed.hasLine(ErrorCode.NOT_FOUND, second * SECOND)).isTrue();
    }
    assertThat(failed.summary(1_000 * SECOND, true)).isNull();
  }
}
