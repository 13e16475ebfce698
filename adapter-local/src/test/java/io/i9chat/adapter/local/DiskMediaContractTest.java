package io.i9chat.adapter.local;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.media.MediaEndpointContract;
import io.i9chat.tck.media.MediaStoreContract;
import io.i9chat.tck.media.ResumableMediaContract;
import io.i9chat.tck.media.ResumableMediaPairContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DiskMediaContractTest
    implements MediaStoreContract,
        ResumableMediaContract,
        MediaEndpointContract,
        ResumableMediaPairContract {
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(Fresh.now());
  private MediaStore store;
  private MediaStore other;

  @BeforeEach
  void open() {
    store = reopened();
    other = reopened();
  }

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
    return DiskMedia.open(LocalConfig.in(folder).at(clock).leavingFree(0, 0));
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
