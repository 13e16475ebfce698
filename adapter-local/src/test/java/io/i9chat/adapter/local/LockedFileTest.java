package io.i9chat.adapter.local;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import io.i9chat.tck.Race;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void make() throws IOException {
    file = Files.createFile(folder.resolve("counter"));
  }

  private static LockedFile open(Path path) throws IOException {
    return Objects.requireNonNull(LockedFile.open(path));
  }

  @Test
  void ofManyThreadsOneHasIt() {
    AtomicInteger having = new AtomicInteger();
    Race.each(
        8,
        i -> {
          for (int n = 0; n < 50; n++) {
            try (LockedFile mine = open(file)) {
              assertThat(having.incrementAndGet()).as("who have it").isEqualTo(1);
              mine.channel().write(ByteBuffer.wrap(new byte[1]), mine.channel().size());
              having.decrementAndGet();
            }
          }
        });
    assertThat(file).hasSize(8 * 50);
  }

  @Test
  void whatIsNotThereIsNothing() throws IOException {
    assertThat(LockedFile.open(folder.resolve("missing"))).isNull();
    try (LockedFile made = LockedFile.make(folder.resolve("made"))) {
      assertThat(made.channel().size()).isZero();
    }
  }

  /** As a copy of the class that another class loader has would do it, in this very process. */
  @Test
  void whatIsLockedOtherwiseInThisProcessIsWaitedForAndNotForLong() throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      FileLock lock = channel.lock();
      assertThatExceptionOfType(PortFailure.class)
          .isThrownBy(() -> LockedFile.open(file, Set.of(READ, WRITE), Duration.ofMillis(50)))
          .withMessageContaining(file.toString());
      lock.release();
      open(file).close();
    }
  }

  @Test
  void aThreadThatIsToldToStopWaitsNoLonger() throws IOException {
    LockedFile mine = open(file);
    try {
      Race.each(
          1,
          i -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(PortFailure.class).isThrownBy(() -> LockedFile.open(file));
            assertThat(Thread.interrupted()).as("it is told still").isTrue();
          });
    } finally {
      mine.close();
    }
  }
}
