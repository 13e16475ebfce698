package io.i9chat.adapter.mail;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between tries: each twice as long as the one before, up to a bound, and a random part of
 * its second half left out, so that many do not try at once.
 *
 * @param first the first pause
 * @param most the longest
 */
record Backoff(Duration first, Duration most) {
  private static final int DOUBLINGS = 20;

  /** The pause behind so many failures in a row, at least one. */
  Duration after(int failures) {
    long doubled = first.toNanos() << Math.min(failures - 1, DOUBLINGS);
    long whole = Math.min(doubled, most.toNanos());
    return Duration.ofNanos(whole - ThreadLocalRandom.current().nextLong(whole / 2 + 1));
  }
}
