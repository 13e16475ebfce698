package io.i9chat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.metrics.Metrics;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is told on the admin port, and when it says that the server is not ready. */
class AdminPortTest {
  private static final Map<String, String> ANY_PORT = Map.of("I9CHAT_ADMIN_PORT", "0");

  private static Answer get(int port, String path) {
    return new Api("http://127.0.0.1:" + port).raw("GET", path, null, null);
  }

  @Test
  void aServerTellsThatItIsReadyPartByPart() {
    try (TestServer server = TestServer.start(ANY_PORT)) {
      Answer ready = get(server.adminPort(), "/readyz");

      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.response().body())
          .isEqualTo(
              "{\"ready\":true,\"parts\":{\"server\":\"up\",\"store\":\"up\","
                  + "\"media\":\"up\",\"mail\":\"up\"}}");
      assertThat(ready.header("Content-Type")).contains("application/json");
      assertThat(get(server.adminPort(), "/healthz").status()).isEqualTo(200);
      assertThat(get(server.adminPort(), "/metrics").status()).isEqualTo(200);
    }
  }

  @Test
  void nothingElseIsToldThereAndNothingOfItOnThePublicPort() {
    try (TestServer server = TestServer.start(ANY_PORT)) {
      assertThat(get(server.adminPort(), "/").status()).isEqualTo(404);
      assertThat(get(server.adminPort(), "/api/v1/limits").status()).isEqualTo(404);
      Answer posted =
          new Api("http://127.0.0.1:" + server.adminPort()).raw("POST", "/metrics", null, null);
      assertThat(posted.status()).isEqualTo(405);
      assertThat(posted.header("Allow")).contains("GET, HEAD");

      assertThat(get(server.port(), "/metrics").status()).isEqualTo(404);
      assertThat(get(server.port(), "/readyz").status()).isEqualTo(200);
      assertThat(get(server.port(), "/readyz").response().body()).isEmpty();
    }
  }

  @Test
  void withoutTheMailFolderTheServerIsReadyAndNamesTheMail() throws IOException {
    try (TestServer server = TestServer.start(ANY_PORT)) {
      Path outbox = server.data().resolve("outbox");
      Path away = server.data().resolve("away");
      Files.move(outbox, away);
      Await.until(
          "mail is down",
          () -> get(server.adminPort(), "/readyz").text("parts.mail").equals("down"));
      assertThat(get(server.adminPort(), "/readyz").status()).isEqualTo(200);
      assertThat(get(server.adminPort(), "/metrics").response().body())
          .contains("i9chat_up{part=\"mail\"} 0.0");

      Files.move(away, outbox);
      Await.until(
          "mail is up", () -> get(server.adminPort(), "/readyz").text("parts.mail").equals("up"));
    }
  }

  @Test
  void aPortThatIsUsedIsRefusedByTheNameOfItsSetting() throws IOException {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(used.getLocalPort());
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> TestServer.start(Map.of("I9CHAT_ADMIN_PORT", port)))
          .withMessageStartingWith("I9CHAT_ADMIN_PORT=" + port + ": cannot listen on 127.0.0.1:")
          .withMessageEndingWith(
              "; end the program that listens there, or set another one, or off");
    }
  }

  private static AdminServer admin(Readiness.Part... parts) throws IOException {
    return AdminServer.start(
        new AdminSettings("127.0.0.1", 0), new Metrics(), new Readiness(List.of(parts)));
  }

  private static boolean fails() {
    throw new PortFailure("as the test wants it");
  }

  @Test
  void aNeededPartThatFailsIsNamedAndMakesItNotReady() throws IOException {
    try (AdminServer admin =
        admin(
            new Readiness.Part("store", true, AdminPortTest::fails),
            new Readiness.Part("media", false, () -> true))) {
      Answer answer = get(admin.port(), "/readyz");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text("parts.store")).isEqualTo("down");
      assertThat(answer.text("parts.media")).isEqualTo("up");
      assertThat(answer.at("ready").booleanValue()).isFalse();
    }
  }

  @Test
  void aPartThatIsNotNeededIsNamedAlone() throws IOException {
    try (AdminServer admin =
        admin(
            new Readiness.Part("store", true, () -> true),
            new Readiness.Part("mail", false, AdminPortTest::fails))) {
      Answer answer = get(admin.port(), "/readyz");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("parts.mail")).isEqualTo("down");
    }
  }

  @Test
  void aPartThatHangsIsDownAndIsNotAskedAgainMeanwhile() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Readiness readiness =
        new Readiness(
            List.of(
                new Readiness.Part(
                    "store",
                    true,
                    () -> {
                      asked.incrementAndGet();
                      awaitUninterruptibly(go);
                      return true;
                    })));
    long began = System.nanoTime();

    assertThat(readiness.look().ready()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    Await.until("what it answered is old", () -> !readiness.look().ready() && isOld(began));
    assertThat(readiness.look().parts()).containsEntry("store", false);
    assertThat(asked).hasValue(1);
    go.countDown();
    Await.until("it is up", () -> readiness.look().ready());
  }

  private static boolean isOld(long began) {
    return System.nanoTime() - began > Duration.ofSeconds(4).toNanos();
  }

  private static void awaitUninterruptibly(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException told) {
      throw new IllegalStateException(told);
    }
  }

  @Test
  void partsAreAskedOnceASecondHoweverOftenItIsLooked() {
    AtomicInteger asked = new AtomicInteger();
    Readiness readiness =
        new Readiness(
            List.of(new Readiness.Part("store", true, () -> asked.incrementAndGet() > 0)));
    long began = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      assertThat(readiness.look().ready()).isTrue();
    }
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    assertThat(asked.get()).isLessThanOrEqualTo((int) seconds + 1);
  }
}
