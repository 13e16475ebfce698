package io.i9chat.adapter.gcs;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.standin.gcs.GoogleStandIn;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.media.MediaPairContract;
import io.i9chat.tck.media.MediaStoreContract;
import io.i9chat.tck.media.ResumableMediaContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GcsContractTest implements MediaStoreContract, ResumableMediaContract, MediaPairContract {
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(Fresh.now());
  private GoogleStandIn google;
  private Path key;
  private Gcs gcs;
  private Gcs other;

  @BeforeEach
  void open() throws IOException {
    google = GoogleStandIn.start(folder, clock);
    google.bucket("photos");
    key = google.account("chat").writeKey(folder.resolve("key.json"), google.tokens());
    gcs = opened();
    other = opened();
  }

  private Gcs opened() {
    return Gcs.open(GcsConfig.of("photos").at(google.address()).with(key).at(clock));
  }

  @AfterEach
  void close() {
    gcs.close();
    other.close();
    google.close();
  }

  @Override
  public MediaStore store() {
    return gcs.media();
  }

  @Override
  public MediaStore other() {
    return other.media();
  }

  @Override
  public MediaStore reopened() {
    gcs = opened();
    return gcs.media();
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
