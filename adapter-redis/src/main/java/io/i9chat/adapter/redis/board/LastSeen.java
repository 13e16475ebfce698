package io.i9chat.adapter.redis.board;

import io.i9chat.ports.model.PersonId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Who was online when Redis was last asked: for a time in which it cannot be. */
final class LastSeen {
  private static final int MOST = 100_000;

  private final Set<PersonId> online = ConcurrentHashMap.newKeySet();
  private final LongAdder answered = new LongAdder();

  void note(PersonId person, boolean there) {
    if (!there) {
      online.remove(person);
    } else if (online.add(person) && online.size() > MOST) {
      // Whoever matters is asked for again soon.
      online.clear();
    }
  }

  boolean wasOnline(PersonId person) {
    answered.increment();
    return online.contains(person);
  }

  long answered() {
    return answered.sum();
  }
}
