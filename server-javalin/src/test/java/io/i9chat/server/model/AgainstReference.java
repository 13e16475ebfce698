package io.i9chat.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random sequences on one store, each command on any of its nodes, compared with the {@link
 * Reference}; what people are told live of it, too.
 */
abstract class AgainstReference {
  /** So many sequences run at once, that a store which waits for its disk waits for all of them. */
  private static final int AT_ONCE = 8;

  private static final int COMMANDS = 40;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** What sequences run on; it may be the same every time. */
  abstract Ground ground();

  /** How many sequences a short run has. */
  abstract int some();

  /** How many sequences a long run has. */
  abstract int many();

  @Test
  @Rule({"GROUP-2", "GROUP-8", "GROUP-11", "TARGET-1", "WINDOW-2", "WINDOW-3", "WITHDRAW-1"})
  void randomSequencesEndAsTheRulesSay() {
    run(1, some());
  }

  @Test
  @Tag("long")
  @Rule({"GROUP-2", "GROUP-8", "GROUP-11", "TARGET-1", "WINDOW-2", "WINDOW-3", "WITHDRAW-1"})
  void manySequencesThatNobodyHasSeenEndAsTheRulesSay() {
    run(new SecureRandom().nextLong(), many());
  }

  /** A sequence that came out otherwise, and where first. */
  private record Failure(long seed, String difference) {}

  private void run(long first, int count) {
    for (long from = 0; from < count; from += AT_ONCE) {
      long start = first + from;
      List<Optional<Failure>> failed =
          Race.of((int) Math.min(AT_ONCE, count - from), index -> failure(start + index));
      failed.stream().flatMap(Optional::stream).findFirst().ifPresent(this::report);
    }
    assertThat(seen).containsAll(Answered.byAny(count));
  }

  private Optional<Failure> failure(long seed) {
    String difference = Sequence.difference(ground(), Commands.of(seed, COMMANDS), seen);
    return difference.isEmpty() ? Optional.empty() : Optional.of(new Failure(seed, difference));
  }

  private void report(Failure failure) {
    List<Command> least = Sequence.shrunk(ground(), Commands.of(failure.seed(), COMMANDS), seen);
    throw new AssertionError(
        "seed "
            + failure.seed()
            + ": "
            + failure.difference()
            + "\nof what is left when all is left out that can be:\n"
            + least.stream().map(Objects::toString).collect(Collectors.joining("\n")));
  }
}
