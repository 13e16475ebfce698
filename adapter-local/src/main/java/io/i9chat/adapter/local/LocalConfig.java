package io.i9chat.adapter.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What the local adapters are made from.
 *
 * @param outbox the folder of the mailbox, made if it is not there
 * @param console is told one line per mail, with recipient and subject
 * @param clock what mails, limits and ids take the time from
 * @param rateLimits whether there are limits; without, every call is granted
 * @param limiterKeys how many keys the limiter remembers at most, each some 200 bytes; beyond it
 *     those closest to being full again are forgotten
 */
public record LocalConfig(
    Path outbox,
    Consumer<String> console,
    InstantSource clock,
    boolean rateLimits,
    int limiterKeys) {
  private static final int DEFAULT_KEYS = 200_000;

  /** Checks that the limiter may remember something. */
  public LocalConfig {
    if (limiterKeys < 1) {
      throw new IllegalArgumentException("limiterKeys must be positive");
    }
  }

  /** The defaults: mail to {@code outbox} in silence, the system's clock, rate limits. */
  public static LocalConfig with(Path outbox) {
    return new LocalConfig(outbox, line -> {}, InstantSource.system(), true, DEFAULT_KEYS);
  }

  /** The same, telling {@code console} one line per mail. */
  public LocalConfig tellingOf(Consumer<String> told) {
    return new LocalConfig(outbox, told, clock, rateLimits, limiterKeys);
  }

  /** The same with another clock. */
  public LocalConfig at(InstantSource time) {
    return new LocalConfig(outbox, console, time, rateLimits, limiterKeys);
  }

  /** The same without rate limits, for load tests. */
  public LocalConfig unlimited() {
    return new LocalConfig(outbox, console, clock, false, limiterKeys);
  }
}
