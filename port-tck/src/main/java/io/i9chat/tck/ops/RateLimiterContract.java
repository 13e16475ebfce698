package io.i9chat.tck.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.ops.RateLimiter}. */
public interface RateLimiterContract {
  /** How long the tests' buckets take for a refill: far longer than a test runs by itself. */
  Duration PERIOD = Duration.ofMinutes(10);

  /** The limiter under test, on a clock that {@link #pass} moves; the same within a test. */
  RateLimiter limiter();

  /** Lets time pass for the limiter. */
  void pass(Duration time);

  /** How many keys take up memory now. */
  int keysHeld();

  private static Bucket bucket(long burst, long refill) {
    return Bucket.ofNode("bucket-" + Fresh.hex(), burst, refill, PERIOD);
  }

  private boolean takes(Bucket bucket, String key, int tokens) {
    Duration wait = limiter().take(bucket, key, tokens);
    assertThat(wait.isNegative()).isFalse();
    return wait.isZero();
  }

  @Test
  @Rule("LIMITER-1")
  default void aNewKeyMayTakeTheBurstAtOnceAndThenWhatHasRefilled() {
    Bucket bucket = bucket(5, 2);
    for (int i = 0; i < 5; i++) {
      assertThat(takes(bucket, "ada", 1)).as("token %s", i).isTrue();
    }
    assertThat(takes(bucket, "ada", 1)).isFalse();
    pass(PERIOD);
    assertThat(takes(bucket, "ada", 2)).isTrue();
    assertThat(takes(bucket, "ada", 1)).isFalse();
    pass(PERIOD.multipliedBy(2));
    assertThat(takes(bucket, "ada", 4)).isTrue();
    assertThat(takes(bucket, "ada", 1)).isFalse();
  }

  @Test
  @Rule("LIMITER-2")
  default void keysAndBucketsDoNotTouchEachOther() {
    Bucket one = bucket(3, 1);
    Bucket two = bucket(3, 1);
    assertThat(takes(one, "ada", 3)).isTrue();
    assertThat(takes(one, "ada", 1)).isFalse();
    for (String other : List.of("Ada", "ada ", "bob", "", "ада")) {
      assertThat(takes(one, other, 3)).as("key %s", other).isTrue();
    }
    assertThat(takes(two, "ada", 3)).isTrue();
    limiter().giveBack(two, "ada", 3);
    assertThat(takes(one, "ada", 1)).isFalse();
    Bucket left = Bucket.ofNode(one.name() + ":a", 1, 1, PERIOD);
    Bucket right = Bucket.ofNode(one.name(), 1, 1, PERIOD);
    assertThat(takes(left, "b", 1)).isTrue();
    assertThat(takes(right, "a:b", 1)).as("names and keys do not run together").isTrue();
  }

  @Test
  @Rule("LIMITER-3")
  default void aRefusalTakesNothing() {
    Bucket bucket = bucket(5, 1);
    assertThat(takes(bucket, "ada", 3)).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(takes(bucket, "ada", 3)).isFalse();
    }
    assertThat(takes(bucket, "ada", 2)).isTrue();
  }

  @Test
  @Rule("LIMITER-3")
  default void aRefusalSaysHowLongToWait() {
    Bucket bucket = bucket(5, 1);
    assertThat(takes(bucket, "ada", 5)).isTrue();
    for (int tokens : new int[] {1, 3, 5, 2}) {
      Duration wait = limiter().take(bucket, "ada", tokens);
      assertThat(wait).isPositive().isLessThanOrEqualTo(PERIOD.multipliedBy(tokens));
      pass(wait.dividedBy(2));
      assertThat(takes(bucket, "ada", tokens)).as("after half the wait").isFalse();
      pass(wait.minus(wait.dividedBy(2)));
      assertThat(takes(bucket, "ada", tokens)).as("after the wait").isTrue();
    }
  }

  @Test
  @Rule("LIMITER-4")
  default void whatIsGivenBackCanBeTakenAgain() {
    Bucket bucket = bucket(5, 1);
    assertThat(takes(bucket, "ada", 5)).isTrue();
    limiter().giveBack(bucket, "ada", 2);
    assertThat(takes(bucket, "ada", 2)).isTrue();
    assertThat(takes(bucket, "ada", 1)).isFalse();
  }

  @Test
  @Rule("LIMITER-4")
  default void aBucketNeverHoldsMoreThanItsBurst() {
    Bucket bucket = bucket(5, 3);
    limiter().giveBack(bucket, "ada", 4);
    assertThat(takes(bucket, "ada", 5)).isTrue();
    assertThat(takes(bucket, "ada", 1)).isFalse();
    limiter().giveBack(bucket, "ada", 100);
    assertThat(takes(bucket, "ada", 5)).isTrue();
    assertThat(takes(bucket, "ada", 1)).isFalse();
    pass(PERIOD.multipliedBy(50));
    assertThat(takes(bucket, "ada", 5)).isTrue();
    assertThat(takes(bucket, "ada", 1)).isFalse();
  }

  @Test
  @Rule("LIMITER-5")
  default void concurrentCallsNeverTakeMoreThanThereIs() {
    // A limiter that reads and then writes is caught in most rounds, but not in each.
    for (int round = 0; round < 100; round++) {
      Bucket bucket = bucket(20, 1);
      assertThat(Race.of(64, i -> takes(bucket, "ada", 1))).filteredOn(took -> took).hasSize(20);
    }
  }

  @Test
  @Rule("LIMITER-6")
  default void keysThatAreFullAgainHoldNoMemoryForLong() {
    Bucket bucket = bucket(2, 1);
    int before = keysHeld();
    for (int i = 0; i < 1_000; i++) {
      assertThat(takes(bucket, "key " + i, 1)).isTrue();
    }
    assertThat(keysHeld()).isGreaterThanOrEqualTo(before + 1_000);
    pass(PERIOD.multipliedBy(3));
    Bucket busy = bucket(1_000_000, 1);
    Await.until(
        "the keys are let go",
        () -> {
          limiter().take(busy, "busy", 1);
          pass(Duration.ofMinutes(1));
          return keysHeld() <= before + 10;
        });
  }
}
