package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.tck.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalRateLimiterTest {
  private static final Bucket SENDING = Bucket.ofNode("sending", 20, 10, Duration.ofSeconds(1));

  /** A period that three tokens do not divide. */
  private static final Bucket THIRDS = Bucket.ofNode("thirds", 3, 3, Duration.ofSeconds(1));

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T02:15:30.123Z"));
  private final LocalRateLimiter limiter = new LocalRateLimiter(clock, 1_000);

  private boolean granted(Bucket bucket, int tokens) {
    return limiter.take(bucket, "ada", tokens).isZero();
  }

  @Test
  void theWaitIsExactToTheNanosecond() {
    assertThat(granted(SENDING, 20)).isTrue();
    Duration wait = limiter.take(SENDING, "ada", 3);
    assertThat(wait).isEqualTo(Duration.ofMillis(300));
    clock.pass(wait.minusNanos(1));
    assertThat(limiter.take(SENDING, "ada", 3)).isEqualTo(Duration.ofNanos(1));
    clock.pass(Duration.ofNanos(1));
    assertThat(granted(SENDING, 3)).isTrue();
    assertThat(granted(SENDING, 1)).isFalse();
  }

  @Test
  void noTokenIsGainedOrLostWhereThePeriodDoesNotDivide() {
    for (int second = 0; second < 100; second++) {
      for (int n = 0; n < 3; n++) {
        assertThat(granted(THIRDS, 1)).as("second %d, token %d", second, n).isTrue();
      }
      assertThat(limiter.take(THIRDS, "ada", 1)).isEqualTo(Duration.ofNanos(333_333_334));
      clock.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void aLongAbsenceFillsTheBucketToItsBurstAndNoMore() {
    assertThat(granted(SENDING, 20)).isTrue();
    clock.pass(Duration.ofDays(36_500));
    assertThat(granted(SENDING, 20)).isTrue();
    assertThat(granted(SENDING, 1)).isFalse();
  }

  @Test
  void givingBackNeverFillsBeyondTheBurst() {
    assertThat(granted(SENDING, 1)).isTrue();
    limiter.giveBack(SENDING, "ada", 5);
    limiter.giveBack(SENDING, "nobody", 5);
    assertThat(granted(SENDING, 20)).isTrue();
    assertThat(granted(SENDING, 1)).isFalse();
  }

  @Test
  void moreThanTheBurstOrLessThanOneTokenIsAMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> limiter.take(SENDING, "ada", 21));
    assertThatIllegalArgumentException().isThrownBy(() -> limiter.take(SENDING, "ada", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> limiter.giveBack(SENDING, "ada", 0));
    assertThat(limiter.keys()).isZero();
  }

  @Test
  void aClockThatIsSetBackNeitherGivesTokensNorStopsTheRefill() {
    assertThat(granted(SENDING, 20)).isTrue();
    clock.pass(Duration.ofHours(-1));
    assertThat(limiter.take(SENDING, "ada", 10)).isEqualTo(Duration.ofSeconds(1));
    clock.pass(Duration.ofSeconds(1));
    assertThat(granted(SENDING, 10)).isTrue();
    assertThat(granted(SENDING, 1)).isFalse();
  }

  @Test
  void aCallersClockThatIsAMomentBehindWaitsForTheOthersToo() {
    clock.pass(Duration.ofMillis(500));
    assertThat(granted(SENDING, 20)).isTrue();
    clock.pass(Duration.ofMillis(-500));
    assertThat(limiter.take(SENDING, "ada", 1)).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void keysThatAreFullAgainAreForgottenByTheNextCallAfterTenSeconds() {
    for (int n = 0; n < 500; n++) {
      assertThat(limiter.take(SENDING, "person " + n, 10)).isZero();
    }
    assertThat(limiter.keys()).isEqualTo(500);
    clock.pass(Duration.ofSeconds(10));
    assertThat(granted(SENDING, 1)).isTrue();
    assertThat(limiter.keys()).isEqualTo(1);
  }

  @Test
  void sweepingForgetsNobodyWhoStillOwes() {
    Bucket slow = Bucket.ofNode("slow", 2, 1, Duration.ofHours(1));
    assertThat(granted(slow, 2)).isTrue();
    clock.pass(Duration.ofSeconds(10));
    assertThat(granted(SENDING, 1)).isTrue();
    assertThat(granted(slow, 1)).isFalse();
  }

  @Test
  void whatIsGivenBackInFullIsForgottenAtOnce() {
    assertThat(granted(SENDING, 2)).isTrue();
    limiter.giveBack(SENDING, "ada", 2);
    assertThat(limiter.keys()).isZero();
  }

  @Test
  void madeUpKeysCannotFillTheMemoryAndThoseWhoOweMostStayLimited() {
    Bucket slow = Bucket.ofNode("slow", 100, 1, Duration.ofHours(1));
    assertThat(granted(slow, 100)).isTrue();
    for (int n = 0; n < 20_000; n++) {
      assertThat(limiter.take(slow, "made up " + n, 1)).isZero();
      clock.pass(Duration.ofMillis(1));
      assertThat(limiter.keys()).isLessThanOrEqualTo(1_000);
    }
    assertThat(granted(slow, 1)).isFalse();
  }

  @Test
  void racingSweepsAndTakesNeverGiveMoreThanThereIs() throws Exception {
    Bucket once = Bucket.ofNode("once", 1_000, 1, Duration.ofDays(1));
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int t = 0; t < 8; t++) {
        int thread = t;
        threads.execute(() -> {
          awaitStart(go);
          for (int n = 0; n < 1_000; n++) {
            if (limiter.take(once, "ada", 1).isZero()) {
              taken.incrementAndGet();
            }
            // More keys than may be remembered, all of which owe less than she does.
            limiter.take(SENDING, thread + "/" + n, 1);
          }
        });
      }
      go.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(taken).hasValue(1_000);
  }

  private static void awaitStart(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void withoutLimitsEverythingIsGranted() {
    UnlimitedRateLimiter unlimited = new UnlimitedRateLimiter();
    for (int n = 0; n < 100; n++) {
      assertThat(unlimited.take(SENDING, "ada", 1_000_000)).isZero();
      unlimited.giveBack(SENDING, "ada", 1);
    }
  }
}
