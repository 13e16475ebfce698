package io.i9chat.server.boot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.server.OtherJvm;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEndTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private record Ended(int exit, String out, String err) {}

  private Process start(String how) throws IOException {
    return new ProcessBuilder(OtherJvm.command(64, Ending.class.getName(), List.of(how)))
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Ended end(Process process) throws Exception {
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    // Logging libraries may say which of them is used.
    String err =
        read("err")
            .lines()
            .filter(line -> !line.startsWith("SLF4J"))
            .collect(Collectors.joining("\n"));
    return new Ended(process.exitValue(), read("out"), err);
  }

  private Ended terminated(String how) throws Exception {
    Process process = start(how);
    try {
      Await.until("it is ready", () -> read("out").contains("ready"));
      process.destroy();
      return end(process);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void anErrorOfTheMainThreadEndsTheProcessWithOneLine() throws Exception {
    Ended ended = end(start("main"));

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err().lines())
        .containsExactly(
            "i9chat: main died of java.lang.OutOfMemoryError:"
                + " unable to create native thread as the test wants it");
  }

  @Test
  void anErrorOfHousekeepingEndsTheProcessWithOneLine() throws Exception {
    Ended ended = end(start("virtual"));

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err().lines())
        .containsExactly("i9chat: i9chat-housekeeping died of java.lang.StackOverflowError");
  }

  @Test
  void anExceptionOfAThreadDoesNot() throws Exception {
    Ended ended = end(start("exception"));

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("goes on");
    assertThat(ended.err()).contains("i9chat: other failed", "as the test wants it");
  }

  @Test
  void aStopThatHangsEndsAllTheSame() throws Exception {
    Ended ended = terminated("stuck");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("stopping").doesNotContain("stopped");
    assertThat(ended.err().lines())
        .containsExactly("i9chat: did not stop within 300 ms, and ends as it is");
    assertThat(ProcessEnd.STOP.toSeconds()).isLessThan(10);
  }

  @Test
  void aStopThatFailsSaysSo() throws Exception {
    Ended ended = terminated("failing");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("i9chat: did not stop cleanly:")
        .endsWith("cannot close");
  }

  @Test
  void aStopThatWorksHasExitCodeZero() throws Exception {
    Ended ended = terminated("well");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out().lines()).containsExactly("ready", "stopping", "stopped");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void onePartThatFailsKeepsNoOtherOpen() {
    List<String> closed = new ArrayList<>();

    assertThatThrownBy(() ->
            ProcessEnd.closeAll(
                () -> closed.add("first"),
                () -> {
                  throw new IllegalStateException("second");
                },
                () -> {
                  throw new IllegalStateException("third");
                },
                () -> closed.add("last")))
        .hasMessage("second")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

    assertThat(closed).containsExactly("first", "last");
  }
}
