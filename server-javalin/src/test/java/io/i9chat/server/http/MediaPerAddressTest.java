package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.Uploads;
import io.i9chat.tck.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One address cannot take all the room there is for media on the move. */
class MediaPerAddressTest {
  /** Far more than waits on the way to a peer that takes nothing. */
  private static final int BYTES = 16 * 1024 * 1024;

  private final List<Socket> open = new ArrayList<>();

  // Started before each test, closed after.
  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Map.of("I9CHAT_RATE_LIMITS", "on", "I9CHAT_TRUSTED_PROXIES", "127.0.0.0/8"));
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    server.close();
  }

  /** Begins a download, takes nothing of it but the status, and answers that. */
  private String begin(URI download, String address) {
    try {
      Socket socket = new Socket();
      open.add(socket);
      socket.setReceiveBufferSize(4 * 1024);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      String request =
          "GET %s?%s HTTP/1.1\r\nHost: localhost:%d\r\nX-Forwarded-For: %s\r\n\r\n"
              .formatted(download.getRawPath(), download.getRawQuery(), server.port(), address);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 64);
      return answer.readLine().split(" ", 3)[1];
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void thatMovesTooMuchWaitsWhileOthersGoOn() throws IOException {
    Person ada = server.enrol();
    String media = Uploads.upload(server.api(ada), "file", "application/pdf", new byte[BYTES]);
    URI download =
        URI.create(server.api(ada).get("/media/" + media).header("Location").orElseThrow());
    for (int i = 0; i < MediaRoutes.PER_ADDRESS; i++) {
      assertThat(begin(download, "198.51.100.1")).isEqualTo("200");
    }

    assertThat(begin(download, "198.51.100.1")).isEqualTo("429");
    assertThat(begin(download, "198.51.100.2")).isEqualTo("200");
    open.getFirst().close();
    Await.until("there is room", () -> begin(download, "198.51.100.1").equals("200"));
  }
}
