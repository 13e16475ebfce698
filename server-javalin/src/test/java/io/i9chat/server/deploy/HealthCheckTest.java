package io.i9chat.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the image asks whether its server is well: {@code deploy/docker/healthy}. */
class HealthCheckTest {
  private static int exitCode(int port) {
    ProcessBuilder healthy = new ProcessBuilder("bash", "../deploy/docker/healthy");
    healthy.environment().put("I9CHAT_PORT", Integer.toString(port));
    healthy.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = healthy.start();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  @Test
  void aServerIsWellWhileItWantsRequests() {
    int port;
    try (TestServer server = TestServer.start()) {
      port = server.port();
      assertThat(exitCode(port)).isZero();
    }
    assertThat(exitCode(port)).isEqualTo(1);
  }
}
