package io.i9chat.adapter.gcs;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.tck.media.MediaPairContract;
import io.i9chat.tck.media.MediaStoreContract;
import io.i9chat.tck.media.ResumableMediaContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

class GcsContractTest extends WithScene
    implements MediaStoreContract, ResumableMediaContract, MediaPairContract {
  private MediaStore store;
  private MediaStore other;

  @BeforeEach
  void open() {
    store = scene.gcs().media();
    other = scene.gcs().media();
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
    store = scene.gcs().media();
    return store;
  }

  @Override
  public Instant now() {
    return scene.clock.instant();
  }

  @Override
  public void pass(Duration time) {
    scene.clock.pass(time);
  }
}
