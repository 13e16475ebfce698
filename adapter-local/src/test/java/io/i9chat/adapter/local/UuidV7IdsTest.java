package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UuidV7IdsTest {
  private static final long RANDOM_HIGH = 0x0fffL;
  private static final long RANDOM_LOW = 0x3fff_ffff_ffff_ffffL;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T02:15:30.123Z"));
  private final UuidV7Ids ids = new UuidV7Ids(clock);

  @Test
  void theTimeIsTheClocksInMilliseconds() {
    UUID id = ids.next();
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  /** A counter, or bits used twice, would leave some that seldom change from one id to the next. */
  @Test
  void allOf74BitsChangeFromIdToIdInHalfTheCases() {
    int rounds = 4_000;
    int[] changes = new int[128];
    UUID last = ids.next();
    for (int n = 0; n < rounds; n++) {
      UUID id = ids.next();
      long high = (id.getMostSignificantBits() ^ last.getMostSignificantBits());
      long low = (id.getLeastSignificantBits() ^ last.getLeastSignificantBits());
      for (int bit = 0; bit < 64; bit++) {
        changes[bit] += (int) (high >>> bit & 1);
        changes[64 + bit] += (int) (low >>> bit & 1);
      }
      last = id;
    }
    for (int bit = 0; bit < 64; bit++) {
      assertChanges("high", bit, (RANDOM_HIGH >>> bit & 1) == 1, changes[bit], rounds);
      assertChanges("low", bit, (RANDOM_LOW >>> bit & 1) == 1, changes[64 + bit], rounds);
    }
  }

  private static void assertChanges(String half, int bit, boolean random, int count, int rounds) {
    if (random) {
      // Six standard deviations and more on each side.
      assertThat(count).as("%s bit %d", half, bit).isBetween(rounds * 45 / 100, rounds * 55 / 100);
    } else {
      assertThat(count).as("%s bit %d", half, bit).isZero();
    }
  }

  @Test
  void manyThreadsAtOnceNeverGetTheSameBits() throws Exception {
    int each = 20_000;
    Set<Long> lows = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<List<Long>>> calls = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        calls.add(() -> {
          List<Long> made = new ArrayList<>();
          for (int n = 0; n < each; n++) {
            made.add(ids.next().getLeastSignificantBits());
          }
          return made;
        });
      }
      for (Future<List<Long>> made : threads.invokeAll(calls)) {
        lows.addAll(made.get());
      }
    }
    assertThat(lows).hasSize(8 * each);
  }
}
