package io.i9chat.tck.broken.ops;

import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that break a rule each. */
public final class IdFakes {
  private IdFakes() {}

  public static List<Fake> all() {
    return List.of(
        new Fake(
            "IDS-1",
            "the time is a second late",
            Cases.IdsCase.class,
            () -> (IdGenerator) () -> Fresh.uuid(Fresh.now().minusSeconds(1))),
        new Fake(
            "IDS-2",
            "ids count up within a millisecond",
            Cases.IdsCase.class,
            () -> {
              AtomicLong last = new AtomicLong(Fresh.uuid(Instant.EPOCH).getLeastSignificantBits());
              return (IdGenerator)
                  () ->
                      new UUID(
                          Fresh.uuid(Fresh.now()).getMostSignificantBits(), last.incrementAndGet());
            }));
  }
}
