package io.i9chat.server.boot.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.server.boot.settings.StartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void aTemporaryFolderThatCannotBeUsedIsNamed() {
    TemporaryFolder.check(folder.toString());
    String missing = folder.resolve("missing").toString();
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> TemporaryFolder.check(missing))
        .withMessageStartingWith("java.io.tmpdir=" + missing)
        .withMessageNotContainingAny("Exception");
  }
}
