package io.i9chat.domain.group;

import io.i9chat.domain.common.GroupLimits;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;

/** How many people who never wrote back a person may add to groups. */
final class StrangerLimit {
  private final RateLimiter limiter;

  StrangerLimit(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /** What one call of a person takes of it; nothing yet. */
  Allowance of(PersonId person) {
    return new Allowance(person.toString());
  }

  /** What one call takes. It is given back at the end, unless the people were added. */
  final class Allowance implements AutoCloseable {
    private final String key;
    private int taken;

    private Allowance(String key) {
      this.key = key;
    }

    /**
     * Takes what is missing for so many strangers.
     *
     * @return {@link Duration#ZERO} if it is taken, else the wait
     */
    Duration upTo(int strangers) {
      // A bucket never gives more than its burst at once, however large the call.
      int most = (int) GroupLimits.STRANGERS_ADDED.burst();
      while (taken < strangers) {
        int next = Math.min(most, strangers - taken);
        Duration wait = limiter.take(GroupLimits.STRANGERS_ADDED, key, next);
        if (!wait.isZero()) {
          return wait;
        }
        taken += next;
      }
      return Duration.ZERO;
    }

    /** The people were added. */
    void spend() {
      taken = 0;
    }

    @Override
    public void close() {
      if (taken > 0) {
        limiter.giveBack(GroupLimits.STRANGERS_ADDED, key, taken);
      }
    }
  }
}
