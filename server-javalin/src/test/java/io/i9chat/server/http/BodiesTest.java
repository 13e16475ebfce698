package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.budget.Demand;
import io.i9chat.server.budget.Holder;
import io.i9chat.server.budget.Lease;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a body must say it is, how large it may be, and how much memory all of them take. */
class BodiesTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static Api ada;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.api(server.enrol());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void invalid(Answer answer, String error) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_input");
    assertThat(answer.firstError()).isEqualTo(error);
  }

  @Test
  void theBodyMustSayThatItIsJsonInUtf8() {
    byte[] body = "{\"email\":\"a@example.org\"}".getBytes(StandardCharsets.UTF_8);
    for (String type : new String[] {"text/plain", "application/json; charset=utf-16"}) {
      Answer answer = server.api().raw("POST", "/api/v1/signup", type, body);
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.code()).isEqualTo("unsupported_media_type");
    }
    assertThat(
            server
                .api()
                .raw("POST", "/api/v1/signup", "Application/JSON; charset=UTF-8", body)
                .status())
        .isEqualTo(202);
    byte[] utf16 = "{\"email\":\"a@example.org\"}".getBytes(StandardCharsets.UTF_16BE);
    assertThat(server.api().raw("POST", "/api/v1/signup", "application/json", utf16).status())
        .isEqualTo(400);
    byte[] latin = "{\"email\":\"\u00e9@example.org\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(server.api().raw("POST", "/api/v1/signup", "application/json", latin).code())
        .isEqualTo("invalid_input");
  }

  @Test
  void aBodyAboveOneMebibyteIsTooLarge() {
    tooLarge(ada.postText("/sync", "\"" + "x".repeat(1024 * 1024) + "\""));
    assertThat(ada.postText("/sync", "{" + " ".repeat(1024 * 1024 - 2) + "}").firstError())
        .isEqualTo("known is required");
  }

  @Test
  void aBodyOfAnybodyIsTooLargeAboveSixteenKibibytes() {
    tooLarge(server.api().postText("/signup", "{" + " ".repeat(16 * 1024 - 1) + "}"));
    tooLarge(ada.postText("/signup", "{" + " ".repeat(16 * 1024 - 1) + "}"));
    invalid(
        server.api().postText("/signup", "{" + " ".repeat(16 * 1024 - 2) + "}"),
        "email is required");
  }

  @Test
  void aRefusedBodyIsTakenOffTheConnectionOrTheConnectionCloses() throws Exception {
    byte[] unread = new byte[Bodies.MAX_BYTES];
    byte[] two = wire(unread.length, unread, "POST", "/api/v1/sync");
    assertThat(two).asString(StandardCharsets.US_ASCII).contains("401", "200 OK");
    byte[] closed = wire(3 * Bodies.MAX_BYTES, new byte[0], "POST", "/api/v1/sync");
    assertThat(closed)
        .asString(StandardCharsets.US_ASCII)
        .contains("401", "Connection: close")
        .doesNotContain("200 OK");
  }

  /** What one connection answers to a body that is refused unread, and to a request behind it. */
  private static byte[] wire(int length, byte[] body, String method, String path) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      String host = "Host: 127.0.0.1:" + server.port() + "\r\n";
      String refused =
          method + " " + path + " HTTP/1.1\r\n" + host + "Content-Length: " + length + "\r\n\r\n";
      out.write(refused.getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      if (body.length == length) {
        String next = "GET /healthz HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n";
        out.write(next.getBytes(StandardCharsets.US_ASCII));
      }
      return socket.getInputStream().readAllBytes();
    }
  }

  private static void tooLarge(Answer answer) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("payload_too_large");
  }

  @Test
  void aBodyTakesOfTheBudgetWhatArrived() {
    ByteBudget budget = new ByteBudget(ByteBudget.LEAST, true);
    try (Lease lease = new Lease(budget.request("ada", "192.0.2.1"))) {
      assertThat(
              Bodies.<Integer>read(
                  body(4096), 8192, 8192, lease, moved -> {}, (bytes, size) -> size))
          .isEqualTo(4096);
      assertThat(budget.used()).isBetween(4096L, 8192L);
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> read(lease, body(8193), -1))
          .matches(bad -> bad.problem().code() == ErrorCode.PAYLOAD_TOO_LARGE);
      assertThat(read(lease, body(8192), -1)).isEqualTo(8192);
    }
    assertThat(budget.used()).isZero();
  }

  @Test
  void aBodyForWhichThereIsNoRoomIsPutOff() {
    ByteBudget budget = new ByteBudget(ByteBudget.LEAST, true);
    try (Holder other = budget.request("ada", "192.0.2.1");
        Lease lease = new Lease(budget.request("ada", "192.0.2.1"))) {
      assertThat(other.tryTake(budget.accountBytes() - 4096, Demand.CALL)).isTrue();
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> read(lease, body(8192), 8192))
          .matches(bad -> bad.problem().code() == ErrorCode.UNAVAILABLE);
      other.giveBack(budget.accountBytes() - 4096, Demand.CALL);
    }
    assertThat(budget.used()).isZero();
  }

  @Test
  void aBodyThatDoesNotSayItsLengthTakesLittleUntilItIsLong() {
    ByteBudget budget = new ByteBudget(ByteBudget.LEAST, true);
    int max = Bodies.MAX_BYTES;
    try (Holder other = budget.request("ada", "192.0.2.1");
        Lease lease = new Lease(budget.request("ada", "192.0.2.1"))) {
      long taken = budget.accountBytes() - 100 * 1024;
      assertThat(other.tryTake(taken, Demand.CALL)).isTrue();
      assertThat(Bodies.<Integer>read(body(50_000), -1, max, lease, moved -> {}, (b, size) -> size))
          .isEqualTo(50_000);
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() ->
              Bodies.<Integer>read(body(70_000), -1, max, lease, moved -> {}, (b, size) -> size))
          .matches(bad -> bad.problem().code() == ErrorCode.UNAVAILABLE);
      other.giveBack(taken, Demand.CALL);
      assertThat(Bodies.<Integer>read(body(70_000), -1, max, lease, moved -> {}, (b, size) -> size))
          .isEqualTo(70_000);
      assertThat(budget.used()).as("with what the array holds").isLessThan(400_000);
    }
    assertThat(budget.used()).isZero();
  }

  private static int read(Lease lease, ByteArrayInputStream body, int length) {
    return Bodies.<Integer>read(body, length, 8192, lease, moved -> {}, (bytes, size) -> size);
  }

  private static ByteArrayInputStream body(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  @Test
  void anEmptyBodyIsAnEmptyObject() {
    invalid(server.api().postText("/signup", ""), "email is required");
    invalid(server.api().send("POST", "/signup"), "email is required");
    assertThat(
            server
                .api(server.enrol())
                .raw("PATCH", "/api/v1/me", "application/json", new byte[0])
                .status())
        .isEqualTo(200);
  }
}
