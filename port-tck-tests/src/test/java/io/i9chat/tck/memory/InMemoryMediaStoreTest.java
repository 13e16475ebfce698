package io.i9chat.tck.memory;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.media.MediaEndpointContract;
import io.i9chat.tck.media.MediaStoreContract;
import io.i9chat.tck.media.ResumableMediaContract;
import io.i9chat.tck.media.ResumableMediaPairContract;
import java.time.Duration;
import java.time.Instant;

final class InMemoryMediaStoreTest
    implements MediaStoreContract,
        ResumableMediaContract,
        MediaEndpointContract,
        ResumableMediaPairContract {
  private final MovableClock clock = new MovableClock(Fresh.now());
  private final InMemoryMediaStore store = new InMemoryMediaStore(clock, Long.MAX_VALUE);
  private final InMemoryMediaStore other = store.beside();

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public MediaStore other() {
    return other;
  }

  @Override
  public MediaStore reopened() {
    return store;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }
}
