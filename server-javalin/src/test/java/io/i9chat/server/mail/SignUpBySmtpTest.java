package io.i9chat.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.Relay;
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
  private static final String CLEO = "cleo@example.org";

  private static Answer asked(TestServer server, String email) {
    return server.api().post("/signup", Map.of("email", email));
  }

  private static String ask(TestServer server, String email) {
    Answer asked = asked(server, email);
    assertThat(asked.status()).isEqualTo(202);
    return asked.text("ticket");
  }

  private static void complete(TestServer server, String ticket, String code, String username) {
    assertThat(PostOffice.complete(server.api(), ticket, code, username)).isNotEmpty();
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

  /** Shown by the order of things: the mail server is let go when all have been answered. */
  @Test
  @Rule("SIGNUP-1")
  void whileTheMailServerHangsAskingIsAnsweredAlikeAndTheMailsComeLater() {
    try (PostOffice post = new PostOffice().open();
        Relay way = Relay.to(post.port())) {
      Map<String, String> settings = new HashMap<>(post.settings());
      settings.put("SMTP_PORT", Integer.toString(way.port()));
      try (TestServer server = TestServer.start(settings)) {
        Answer usual = asked(server, ADA);
        complete(server, usual.text("ticket"), post.code(ADA), "ada");
        Await.until("the spool is empty", () -> spool(server).isEmpty());
        int connections = way.accepted();

        way.hold();
        Answer first = asked(server, BOB);
        Await.until("the mail server is asked, and says nothing", way::isHolding);
        List<Answer> others = Stream.of(CLEO, ADA).map(each -> asked(server, each)).toList();

        assertThat(others).allSatisfy(answer -> assertAlike(answer, usual));
        assertAlike(first, usual);
        assertThat(spool(server)).hasSize(3);
        way.release();
        complete(server, first.text("ticket"), post.code(BOB), "bob");
        complete(server, others.getFirst().text("ticket"), post.code(CLEO), "cleo");
        Await.until("the spool is empty", () -> spool(server).isEmpty());
        assertThat(post.mails(ADA)).hasSize(2);
        assertThat(way.accepted())
            .as("it hung in one delivery all the time")
            .isEqualTo(connections);
      }
    }
  }

  private static void assertAlike(Answer answer, Answer usual) {
    assertThat(answer.status()).isEqualTo(usual.status());
    assertThat(answer.json().propertyNames())
        .containsExactlyInAnyOrderElementsOf(usual.json().propertyNames());
    assertThat(answer.text("ticket")).hasSameSizeAs(usual.text("ticket"));
    assertThat(answer.response().headers().map().keySet())
        .isEqualTo(usual.response().headers().map().keySet());
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
