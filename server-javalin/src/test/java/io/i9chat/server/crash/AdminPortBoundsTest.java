package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What peers of the admin port may take of it. In a process of its own, since the JDK reads the
 * bounds once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminPortBoundsTest {
  private static final Pattern METRICS = Pattern.compile("metrics +http://127\\.0\\.0\\.1:(\\d+)");
  private static final int MOST = 100;

  private ServerProcess server;
  private int port;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = ServerProcess.start(folder, Map.of("I9CHAT_ADMIN_PORT", "0"));
    Await.until("the port is told", () -> METRICS.matcher(server.output()).find());
    Matcher told = METRICS.matcher(server.output());
    assertThat(told.find()).isTrue();
    port = Integer.parseInt(told.group(1));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private boolean isAnswered() {
    URI health = URI.create("http://127.0.0.1:" + port + "/healthz");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    // Each time over a new connection.
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException refused) {
      return false;
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  private Socket begin() throws IOException {
    Socket peer = new Socket(InetAddress.getLoopbackAddress(), port);
    peer.getOutputStream().write("GET /healthz HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
    return peer;
  }

  /** Whether the server has ended it by now, waiting for that so long. */
  private static boolean isEnded(Socket peer, int millis) {
    try {
      peer.setSoTimeout(millis);
      return peer.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void aRequestThatDripsInIsEndedAndOthersAreAnsweredMeanwhile() throws IOException {
    long began = System.nanoTime();
    try (Socket slow = begin()) {
      boolean ended = false;
      while (!ended) {
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
        assertThat(isAnswered()).isTrue();
        ended = isEnded(slow, 250) || !drip(slow);
      }
    }
    // It is bounded so that scrapes over a bad line still get through.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(5));
  }

  private static boolean drip(Socket slow) {
    try {
      slow.getOutputStream().write("X-A: b\r\n".getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  @Test
  void connectionsBeyondAHundredAreEndedAndThoseLeftAreRoomForOthers() throws IOException {
    List<Socket> peers = new ArrayList<>();
    try {
      for (int i = 0; i < MOST + 20; i++) {
        peers.add(begin());
      }
      // Before any of them took too long.
      Await.until(
          "those beyond are ended",
          () -> peers.stream().filter(peer -> isEnded(peer, 1)).count() >= 20);
      assertThat(peers).filteredOn(peer -> !isEnded(peer, 1)).hasSizeGreaterThan(MOST / 2);
      assertThat(isAnswered()).isFalse();
    } finally {
      for (Socket peer : peers) {
        peer.close();
      }
    }
    Await.until("others are answered again", this::isAnswered);
  }
}
