package io.i9chat.tck.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.ops.IdGenerator}. */
public interface IdGeneratorContract {
  /** The generator under test. */
  IdGenerator ids();

  /** The clock that the generator goes by. */
  default InstantSource clock() {
    return InstantSource.system();
  }

  @Test
  @Rule("IDS-1")
  default void everyIdIsAUuidOfVersion7WithItsTime() {
    for (int i = 0; i < 1_000; i++) {
      long before = clock().millis();
      UUID id = ids().next();
      long after = clock().millis();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    }
  }

  @Test
  @Rule("IDS-2")
  default void theOtherBitsAreRandomEachByItself() {
    int samples = 10_000;
    int[] ones = new int[74];
    int[] changes = new int[74];
    UUID last = ids().next();
    for (int i = 0; i < samples; i++) {
      UUID id = ids().next();
      for (int bit = 0; bit < 74; bit++) {
        ones[bit] += bit(id, bit);
        changes[bit] += bit(id, bit) ^ bit(last, bit);
      }
      last = id;
    }
    double deviation = Math.sqrt(samples * 0.25);
    double least = samples / 2.0 - 7 * deviation;
    double most = samples / 2.0 + 7 * deviation;
    for (int bit = 0; bit < 74; bit++) {
      assertThat((double) ones[bit]).as("ones at random bit %s", bit).isBetween(least, most);
      // A counter has even bits too, but its higher ones stay from one id to the next.
      assertThat((double) changes[bit]).as("changes of random bit %s", bit).isBetween(least, most);
    }
  }

  /** Bit {@code index} of the 12 and 62 random ones. */
  private static int bit(UUID id, int index) {
    long half = index < 12 ? id.getMostSignificantBits() : id.getLeastSignificantBits();
    return (int) (half >>> (index < 12 ? index : index - 12) & 1);
  }

  @Test
  @Rule("IDS-2")
  default void noTwoIdsAreAlikeHoweverManyAskAtOnce() {
    List<Set<UUID>> all =
        Race.of(
            16,
            thread -> {
              Set<UUID> mine = new HashSet<>();
              for (int i = 0; i < 1_000; i++) {
                mine.add(ids().next());
              }
              return mine;
            });
    List<UUID> together = new ArrayList<>();
    all.forEach(together::addAll);
    assertThat(new HashSet<>(together)).hasSize(16_000);
  }
}
