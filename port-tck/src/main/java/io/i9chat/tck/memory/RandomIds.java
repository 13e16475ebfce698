package io.i9chat.tck.memory;

import io.i9chat.ports.ops.IdGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** UUIDv7 (RFC 9562) with fresh random bits for each id. */
final class RandomIds implements IdGenerator {
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  RandomIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public UUID next() {
    long high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
    long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
