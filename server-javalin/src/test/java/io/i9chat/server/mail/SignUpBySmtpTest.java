package io.i9chat.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People who sign up by mails that a mail server carries, or does not for a while. */
class SignUpBySmtpTest {
  private static final String ADA = "ada@example.org";
  private static final String BOB = "bob@example.org";

  private static String ask(TestServer server, String email) {
    Answer asked = server.api().post("/signup", Map.of("email", email));
    assertThat(asked.status()).isEqualTo(202);
    return asked.text("ticket");
  }

  private static void complete(TestServer server, String ticket, String code, String username) {
    Api api = server.api();
    String proof =
        api.post("/signup/verify", Map.of("ticket", ticket, "code", code)).text("signupToken");
    Map<String, String> account =
        Map.of("signupToken", proof, "username", username, "password", "correct horse");
    assertThat(api.post("/signup/complete", account).status()).isEqualTo(201);
  }

  private static Answer readiness(Api admin) {
    return admin.raw("GET", "/readyz", null, null);
  }

  private static List<Path> spool(TestServer server) {
    try (Stream<Path> files = Files.list(server.data().resolve("spool"))) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  @Rule("SIGNUP-1")
  void theMailIsSentAndItsCodeMakesAnAccount() throws Exception {
    try (PostOffice post = new PostOffice().open()) {
      Map<String, String> settings = new HashMap<>(post.settings());
      settings.put("I9CHAT_PRODUCT_NAME", "Teatalk");
      settings.put("I9CHAT_PUBLIC_URL", "https://tea.example");
      settings.put("I9CHAT_ALLOWED_HOSTS", "127.0.0.1");
      try (TestServer server = TestServer.start(settings)) {
        complete(server, ask(server, ADA), post.code(ADA), "ada");

        assertThat(post.mails(ADA)).hasSize(1);
        MimeMessage mail = post.mails(ADA).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Your Teatalk sign-up code");
        assertThat(mail.getFrom()[0]).hasToString("Teatalk <chat@example.org>");
        assertThat(PostOffice.text(mail)).contains("https://tea.example");
        assertThat(PostOffice.html(mail)).contains("https://tea.example", post.code(ADA));
        Await.until("the spool is empty", () -> spool(server).isEmpty());
        assertThat(server.data().resolve("outbox")).doesNotExist();
      }
    }
  }

  @Test
  @Rule("SIGNUP-1")
  void whileTheMailServerIsAwayAskingIsAnsweredAlikeAndTheMailComesLater() {
    try (PostOffice post = new PostOffice();
        TestServer server = TestServer.start(post.settings())) {
      String ticket = ask(server, ADA);
      assertThat(spool(server)).hasSize(1);

      post.open();

      complete(server, ticket, post.code(ADA), "ada");
    }
  }

  @Test
  void theMailIsDownWhileTheMailServerIsAwayAndTheServerIsReady() {
    try (PostOffice post = new PostOffice()) {
      Map<String, String> settings = new HashMap<>(post.settings());
      settings.put("I9CHAT_ADMIN_PORT", "0");
      try (TestServer server = TestServer.start(settings)) {
        Api admin = new Api("http://127.0.0.1:" + server.adminPort());
        ask(server, ADA);
        Await.until("mail is down", () -> readiness(admin).text("parts.mail").equals("down"));
        assertThat(readiness(admin).status()).isEqualTo(200);

        post.open();

        Await.until("mail is up", () -> readiness(admin).text("parts.mail").equals("up"));
      }
    }
  }

  @Test
  void whatWaitsIsSentAfterARestartUnlessItsCodeIsDead() {
    try (PostOffice post = new PostOffice();
        TestServer server = TestServer.start(post.settings())) {
      ask(server, BOB);
      Path dead = spool(server).getFirst();
      String ticket = ask(server, ADA);
      assertThat(spool(server)).hasSize(2);

      server.restart(() -> {
        expire(dead);
        post.open();
      });

      complete(server, ticket, post.code(ADA), "ada");
      Await.until("the spool is empty", () -> spool(server).isEmpty());
      assertThat(post.mails(BOB)).isEmpty();
    }
  }

  /** The end of a mail's name says until when it is of use. */
  private static void expire(Path mail) {
    String name = mail.getFileName().toString();
    String then = name.replaceFirst("-\\d{8}T\\d{6}Z\\.eml$", "-20260101T000000Z.eml");
    assertThat(then).isNotEqualTo(name);
    try {
      Files.move(mail, mail.resolveSibling(then));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
