package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.OtherJvm;
import io.i9chat.server.boot.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** The program as tests start it, in a folder of its own. */
abstract class StartedProgram {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  record Ended(int exit, String out, String err) {}

  Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = OtherJvm.command(256, Launcher.class.getName(), List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith(Setting.PREFIX));
    // The usual ones may be those of a server that runs here.
    builder.environment().put("I9CHAT_PORT", "0");
    builder.environment().put("I9CHAT_ADMIN_PORT", "0");
    builder.environment().putAll(environment);
    return builder.start();
  }

  Ended run(Map<String, String> environment, String... arguments) throws Exception {
    return end(start(environment, arguments));
  }

  Ended end(Process process) throws Exception {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), out(), Files.readString(folder.resolve("err")));
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  void awaitReady(Process process) throws Exception {
    Instant until = Instant.now().plus(PATIENCE);
    while (!out().contains("ready in")) {
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("err"))).isTrue();
      assertThat(Instant.now()).isBefore(until);
      Thread.sleep(50);
    }
  }

  static void oneLine(Ended ended, String... parts) {
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains(parts);
  }
}
