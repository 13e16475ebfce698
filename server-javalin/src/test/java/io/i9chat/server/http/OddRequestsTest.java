package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.i9chat.server.LogCapture;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.jetty.CountedConnector;
import io.i9chat.server.ws.UnreadingSocket;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests and frames that no client of good will sends, and what of them is written down. */
class OddRequestsTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static Person ada;

  @SuppressWarnings("NullAway.Init")
  private static LogCapture access;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("I9CHAT_RATE_LIMITS", "on", "I9CHAT_LOG_ADDRESSES", "true"));
    ada = server.enrol();
    access = LogCapture.of("access").from(Level.INFO);
  }

  @AfterAll
  static void stop() {
    access.close();
    server.close();
  }

  private static String answer(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean isLogged(String... parts) {
    return access.messages().stream()
        .anyMatch(line -> List.of(parts).stream().allMatch(line::contains));
  }

  @Test
  void noHeaderStandsForAnotherMethod() {
    assertThat(
            server
                .api(ada)
                .with("X-HTTP-Method-Override", "DELETE")
                .get("/sessions/current")
                .status())
        .isNotEqualTo(204);
    assertThat(server.api(ada).get("/me").status()).isEqualTo(200);
  }

  @Test
  void aRequestOfHttp09IsNotValid() throws IOException {
    assertThat(answer("GET /healthz\r\n\r\n")).contains("400").contains("invalid_input");
  }

  @Test
  void whatIsNoRequestIsNotLogged() throws IOException {
    try (LogCapture log = LogCapture.ofAll()) {
      String host = " HTTP/1.1\r\nHost: ";
      for (String odd :
          List.of(
              "GET /%zz-canary" + host + "localhost",
              "GET /" + host + "canary:port",
              "GET /" + host + "can ary",
              "GET /" + host + "localhost\r\nHost: canary",
              "CONNECT can^ary:99999999" + host + "localhost",
              "CONNECT canary.example:443" + host + "canary.example:443",
              "CANARY /api/v1/me" + host + "localhost")) {
        assertThat(answer(odd + "\r\n\r\n")).startsWith("HTTP/1.1 4");
      }
      assertThat(log.messages()).noneMatch(line -> line.matches("(?is).*can.?ary.*"));
    }
  }

  @Test
  void numbersInQueriesAreOfAsciiDigits() {
    for (String digits : List.of("%D9%A1%D9%A0", "%2B10", "%EF%BC%91")) {
      assertThat(server.api(ada).get("/chats?limit=" + digits).firstError())
          .isEqualTo("limit must be a whole number");
    }
    assertThat(server.api(ada).get("/chats?limit=10").status()).isEqualTo(200);
  }

  @Test
  void theAccessLogHasAddressesIfAskedForAndWhatMatchedNothing() {
    assertThat(server.api(ada).get("/canary-of-no-route").status()).isEqualTo(404);
    assertThat(server.api(ada).with("Authorization", "Bearer x").get("/me").status())
        .isEqualTo(401);

    Await.until("no route is logged", () -> isLogged("GET - 404 ", " 127.0.0.1"));
    Await.until("a refusal is logged", () -> isLogged("GET /me 401 ", " 127.0.0.1"));
    assertThat(isLogged("canary")).isFalse();
  }

  @Test
  void theAccessLogNamesTheRequestAsItsAnswerDoes() {
    String id = server.api().get("/limits").header("X-Request-Id").orElseThrow();
    Await.until(
        "the request is logged under its id",
        () ->
            access.records().stream()
                .filter(record -> record.getFormattedMessage().startsWith("GET /limits 200 "))
                .anyMatch(record -> id.equals(record.getMDCPropertyMap().get("requestId"))));
  }

  @Test
  void aCallIdThatIsNotPrintableIsABadFrame() {
    for (String id : List.of("a\\nb", "a\\u0000", "a\\u202Eb", "\\uD800")) {
      try (UnreadingSocket socket = new UnreadingSocket(server.port(), ada.token(), "127.0.0.1")) {
        socket.send("{\"id\":\"" + id + "\",\"op\":\"ping\"}");
        assertThat(socket.closeCode()).isEqualTo(4001);
      }
    }
  }

  @Test
  void pingsBeforeAuthenticationCount() {
    try (UnreadingSocket socket = new UnreadingSocket(server.port(), null, "127.0.0.1")) {
      for (int i = 0; i < 130; i++) {
        socket.ping(125);
      }
      socket.send("{\"id\":\"1\",\"op\":\"limits.get\"}");
      assertThat(socket.message()).isNull();
      assertThat(socket.closeCode()).isEqualTo(4003);
    }
  }

  @Test
  void anAddressHoldsSoManyConnections() throws IOException {
    InetAddress crowded = InetAddress.getByName("127.0.0.9");
    List<SocketChannel> held = new ArrayList<>();
    try {
      for (int i = 0; i <= CountedConnector.PER_ADDRESS; i++) {
        SocketChannel socket = SocketChannel.open();
        held.add(socket);
        socket.bind(new InetSocketAddress(crowded, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.configureBlocking(false);
      }
      Await.until("one is closed", () -> held.stream().anyMatch(OddRequestsTest::isClosed));
      assertThat(server.api().get("/limits").status()).isEqualTo(200);
    } finally {
      for (SocketChannel socket : held) {
        socket.close();
      }
    }
    Await.until("they are gone", () -> isAnswered(crowded));
  }

  private static boolean isClosed(SocketChannel socket) {
    try {
      return socket.read(ByteBuffer.allocate(1)) < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  private static boolean isAnswered(InetAddress from) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port(), from, 0)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == 'H';
    } catch (IOException closed) {
      return false;
    }
  }
}
