package io.i9chat.server.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Api;
import io.i9chat.server.Certificate;
import io.i9chat.server.Door;
import io.i9chat.server.crash.ServerProcess.Ended;
import io.i9chat.server.mail.PostOffice;
import io.i9chat.tck.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start in production says of the mail server, and what it never says of people. */
class MailServerTest {
  private static final Map<String, String> PRODUCTION =
      Map.of(
          "I9CHAT_MODE", "production",
          "I9CHAT_RATE_LIMITS", "on",
          "I9CHAT_PUBLIC_URL", "https://chat.example.org",
          "I9CHAT_ALLOWED_HOSTS", "127.0.0.1");

  @TempDir Path folder;

  private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  private String assertOneLine(Map<String, String> settings, String line) {
    Ended ended = ServerProcess.run(folder, with(PRODUCTION, settings), List.of());
    assertThat(ended.exit()).as(ended.output()).isEqualTo(2);
    assertThat(ended.output()).startsWith("i9chat: " + line).hasLineCount(1);
    // Nothing is begun before.
    assertThat(folder.resolve("data")).doesNotExist();
    return ended.output().strip();
  }

  @Test
  void productionStartsWithAMailServerAndNoOverride() throws IOException {
    Files.writeString(folder.resolve("password"), "correct horse\n");
    try (PostOffice post = new PostOffice().open().wanting("chat", "correct horse")) {
      Map<String, String> login = Map.of("SMTP_USERNAME", "chat", "SMTP_PASSWORD_FILE", "password");
      Map<String, String> settings = with(with(PRODUCTION, post.settings()), login);
      try (ServerProcess server = ServerProcess.start(folder, settings)) {
        Api api = new Api(server.url().toString());
        assertThat(api.post("/signup", Map.of("email", "ada@example.org")).status()).isEqualTo(202);
        String code = post.code("ada@example.org");

        assertThat(server.output())
            .containsPattern("mail +SMTP, 127.0.0.1:\\d+\n")
            .doesNotContain("INSECURE", "ada@", code, "correct horse");
        assertThat(server.terminate()).isZero();
      }
    }
  }

  @Test
  void aWrongPasswordEndsTheStart() {
    try (PostOffice post = new PostOffice().open().wanting("chat", "correct horse")) {
      Map<String, String> login = Map.of("SMTP_USERNAME", "chat", "SMTP_PASSWORD", "battery");
      assertOneLine(
          with(post.settings(), login),
          "SMTP_USERNAME, SMTP_PASSWORD: the server refuses the login (535)");
    }
  }

  @Test
  void aWrongPasswordInAFileIsNamedByTheSettingOfTheFile() throws IOException {
    Files.writeString(folder.resolve("password"), "battery");
    try (PostOffice post = new PostOffice().open().wanting("chat", "correct horse")) {
      Map<String, String> login = Map.of("SMTP_USERNAME", "chat", "SMTP_PASSWORD_FILE", "password");
      assertOneLine(
          with(post.settings(), login),
          "SMTP_USERNAME, SMTP_PASSWORD_FILE: the server refuses the login (535)");
    }
  }

  @Test
  void aCertificateOfAnAuthorityOfOnesOwnNeedsItsFile() throws IOException {
    Certificate own = Certificate.in(Files.createDirectory(folder.resolve("own")));
    Certificate other = Certificate.in(Files.createDirectory(folder.resolve("other")));
    try (PostOffice post = new PostOffice().open()) {
      URI plain = URI.create("smtp://127.0.0.1:" + post.settings().get("SMTP_PORT"));
      try (Door door = new Door(own.serving().getServerSocketFactory(), plain)) {
        Map<String, String> tls = new HashMap<>(post.settings());
        tls.put("SMTP_HOST", "localhost");
        tls.put("SMTP_PORT", Integer.toString(door.port()));
        tls.put("SMTP_TLS", "implicit");
        assertThat(assertOneLine(tls, "SMTP_HOST=localhost: the certificate is refused: "))
            .endsWith("; SMTP_CA_FILE is not set");
        String file = other.chain().toString();
        assertOneLine(
            with(tls, Map.of("SMTP_CA_FILE", file)),
            "SMTP_HOST=localhost, SMTP_CA_FILE=" + file + ": the certificate is refused: ");
        tls.put("SMTP_CA_FILE", own.chain().toString());
        try (ServerProcess server = ServerProcess.start(folder, with(PRODUCTION, tls))) {
          assertThat(server.output()).doesNotContain("WARN");
        }
      }
    }
  }

  @Test
  void aServerWithoutTheTlsThatIsSetEndsTheStart() {
    try (PostOffice post = new PostOffice().open()) {
      assertOneLine(
          with(post.settings(), Map.of("SMTP_TLS", "starttls")), "SMTP_TLS=starttls, SMTP_PORT=");
      assertOneLine(
          with(post.settings(), Map.of("SMTP_TLS", "implicit")), "SMTP_TLS=implicit, SMTP_PORT=");
    }
  }

  @Test
  void aServerThatIsAwayIsOneWarning() {
    try (PostOffice away = new PostOffice();
        ServerProcess server = ServerProcess.start(folder, with(PRODUCTION, away.settings()))) {
      assertThat(server.output())
          .containsOnlyOnce("WARN MailServer")
          .contains("mails wait: SMTP_HOST=127.0.0.1, SMTP_PORT=");
      assertThat(server.terminate()).isZero();
    }
  }

  @Test
  void anOutageIsToldThatComesAfterTheOneAtTheStart() throws IOException {
    try (PostOffice post = new PostOffice();
        ServerProcess server = ServerProcess.start(folder, with(PRODUCTION, post.settings()))) {
      post.open();
      Api api = new Api(server.url().toString());
      api.post("/signup", Map.of("email", "ada@example.org"));
      post.code("ada@example.org");
      Path spool = folder.resolve("data/spool");
      Await.until("it is known to be sent", () -> isEmpty(spool));
      post.away();
      api.post("/signup", Map.of("email", "bob@example.org"));
      Await.until(
          "the outage is told", () -> server.output().split("mails wait: ", -1).length == 3);
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void aServerThatTakesNoMailToTheSenderIsOneWarning() throws IOException {
    try (ServerSocket refusing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // As Postfix answers those who have not logged in: it tells so only at the recipient.
      Thread.ofPlatform()
          .daemon()
          .start(() -> refuse(refusing, "RCPT", "554 5.7.1 relay access denied"));
      try (ServerProcess server =
          ServerProcess.start(folder, with(PRODUCTION, withoutLogin(refusing)))) {
        assertThat(server.output())
            .containsOnlyOnce("WARN MailServer")
            .contains("mails may be refused: MAIL_FROM=chat@example.org: ", "(554)")
            .doesNotContain("SMTP_USERNAME");
        assertThat(server.terminate()).isZero();
      }
    }
  }

  private static Map<String, String> withoutLogin(ServerSocket at) {
    return Map.of(
        "I9CHAT_MAIL", "smtp",
        "SMTP_HOST", "127.0.0.1",
        "SMTP_PORT", Integer.toString(at.getLocalPort()),
        "SMTP_TLS", "none",
        "MAIL_FROM", "chat@example.org");
  }

  @Test
  void aServerThatWantsALoginWhereNoneIsSetEndsTheStart() throws IOException {
    try (ServerSocket refusing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> refuse(refusing, "MAIL", "530 5.7.0 authentication required"));
      int port = refusing.getLocalPort();
      assertOneLine(
          withoutLogin(refusing),
          "SMTP_HOST=127.0.0.1, SMTP_PORT="
              + port
              + ": the server wants a login (530); SMTP_USERNAME and SMTP_PASSWORD are not set");
    }
  }

  /** Refuses one command. */
  private static void refuse(ServerSocket listening, String command, String refusal) {
    try (Socket client = listening.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      OutputStream out = client.getOutputStream();
      String answer = "220 refusing ESMTP";
      while (answer != null) {
        out.write((answer + "\r\n").getBytes(US_ASCII));
        String line = in.readLine();
        boolean refused = line != null && line.startsWith(command);
        answer = line == null ? null : refused ? refusal : "250 ok";
      }
    } catch (IOException gone) {
      return;
    }
  }

  @Test
  void theMailboxTellsTheConsoleNothingInProduction() throws IOException {
    Map<String, String> override = Map.of("I9CHAT_ALLOW_INSECURE", "true");
    try (ServerProcess server = ServerProcess.start(folder, with(PRODUCTION, override))) {
      Api api = new Api(server.url().toString());
      assertThat(api.post("/signup", Map.of("email", "ada@example.org")).status()).isEqualTo(202);
      try (Stream<Path> mails = Files.list(folder.resolve("data/outbox"))) {
        assertThat(mails).hasSize(1);
      }
      assertThat(server.output())
          .contains("INSECURE: I9CHAT_MAIL=outbox")
          .doesNotContain("ada@example.org", "sign-up code");
    }
  }
}
