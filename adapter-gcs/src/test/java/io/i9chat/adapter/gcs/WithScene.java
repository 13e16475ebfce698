package io.i9chat.adapter.gcs;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests at the stand-in, each with a scene of its own. */
abstract class WithScene {
  @TempDir Path folder;

  Scene scene;

  @BeforeEach
  final void openScene() throws IOException {
    scene = new Scene(folder);
  }

  @AfterEach
  final void closeScene() {
    scene.close();
  }
}
