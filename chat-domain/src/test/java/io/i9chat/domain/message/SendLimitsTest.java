package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one call takes of the limits, and what it gives back at its end. */
final class SendLimitsTest {
  private final Map<Bucket, Integer> taken = new HashMap<>();
  private final Map<Bucket, Integer> givenBack = new HashMap<>();
  private final Town town = new Town();
  private final Town.Person author = town.settle();
  private final Town.Person other = town.settle();
  private final PersonId stranger = other.id();

  /** Counts, and refuses nothing. */
  private final RateLimiter limiter =
      new RateLimiter() {
        @Override
        public Duration take(Bucket bucket, String key, int tokens) {
          taken.merge(bucket, tokens, Integer::sum);
          return Duration.ZERO;
        }

        @Override
        public void giveBack(Bucket bucket, String key, int tokens) {
          givenBack.merge(bucket, tokens, Integer::sum);
        }
      };

  private SendLimits limits() {
    return new SendLimits(
        limiter,
        new FirstMessages(town.ports().store().blocks()),
        town.direct(author, other),
        author.id());
  }

  @Test
  void ofThreePlacesWithOneInTheLogTwoAreGivenBack() {
    try (SendLimits limits = limits()) {
      for (int place = 0; place < 3; place++) {
        limits.take(place, stranger);
      }
      limits.spend(1);
    }
    assertThat(taken).isEqualTo(Map.of(ChatLimits.ENTRIES, 3, ChatLimits.FIRST_MESSAGES, 1));
    assertThat(givenBack).isEqualTo(Map.of(ChatLimits.ENTRIES, 2));
  }

  @Test
  void whereNothingNewIsInTheLogTheFirstMessageIsGivenBackToo() {
    try (SendLimits limits = limits()) {
      limits.take(0, stranger);
      limits.spend(0);
    }
    assertThat(givenBack).isEqualTo(Map.of(ChatLimits.ENTRIES, 1, ChatLimits.FIRST_MESSAGES, 1));
  }

  @Test
  void whatIsDecidedAgainIsPaidOnce() {
    try (SendLimits limits = limits()) {
      limits.take(0, null);
      limits.take(1, null);
      limits.take(0, null);
      limits.take(1, null);
      limits.spend(2);
    }
    assertThat(taken).isEqualTo(Map.of(ChatLimits.ENTRIES, 2));
    assertThat(givenBack).isEmpty();
  }
}
