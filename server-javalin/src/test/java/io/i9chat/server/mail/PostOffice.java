package io.i9chat.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.tck.Await;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail server on loopback that can be away, and keeps its port meanwhile. */
public final class PostOffice implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("(?m)^The code is: ([0-9A-Z]+)$");

  private final int port = freePort();
  private GreenMail server = mailServer();

  private GreenMail mailServer() {
    return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  /** One that no client is given, or those that try to reach it would meet themselves some time. */
  private static int freePort() {
    IOException used = null;
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException failed) {
        used = failed;
      }
    }
    throw new AssertionError("no port is free", used);
  }

  /** Takes mails from now on, without those that it had before. */
  public PostOffice open() {
    server = mailServer();
    server.start();
    return this;
  }

  /** Wants this login. */
  public PostOffice wanting(String username, String password) {
    server.setUser("chat@example.org", username, password);
    server.getUserManager().setAuthRequired(true);
    return this;
  }

  /** Where it takes mails. */
  public int port() {
    return port;
  }

  /** The settings of a server that sends its mails here. */
  public Map<String, String> settings() {
    return Map.of(
        "I9CHAT_MAIL", "smtp",
        "SMTP_HOST", "127.0.0.1",
        "SMTP_PORT", Integer.toString(port),
        "SMTP_TLS", "none",
        "MAIL_FROM", "chat@example.org");
  }

  /** The mails to an address so far. */
  public List<MimeMessage> mails(String address) {
    return Stream.of(server.getReceivedMessages())
        .filter(mail -> recipient(mail).equals(address))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException failed) {
      throw new AssertionError(failed);
    }
  }

  /** The code in the newest mail to an address, once there is one. */
  public String code(String address) {
    Await.until("there is a mail to " + address, () -> !mails(address).isEmpty());
    Matcher code = CODE.matcher(text(mails(address).getLast()));
    if (!code.find()) {
      throw new AssertionError("a mail without a code");
    }
    return code.group(1);
  }

  /** Signs a person up by the code that is mailed here, and answers the token of their session. */
  public String signUp(Api api, String username) {
    String email = username + "@example.org";
    String ticket = api.post("/signup", Map.of("email", email)).text("ticket");
    return complete(api, ticket, code(email), username);
  }

  /** What follows on the mail: proves the address by its code, and makes the account. */
  static String complete(Api api, String ticket, String code, String username) {
    String proof =
        api.post("/signup/verify", Map.of("ticket", ticket, "code", code)).text("signupToken");
    Map<String, String> account =
        Map.of("signupToken", proof, "username", username, "password", "correct horse");
    Answer session = api.post("/signup/complete", account);
    assertThat(session.status()).as(session.response().body()).isEqualTo(201);
    return session.text("token");
  }

  /** The plain text of a mail. */
  public static String text(MimeMessage mail) {
    return body(mail, 0);
  }

  /** The HTML of a mail. */
  public static String html(MimeMessage mail) {
    return body(mail, 1);
  }

  private static String body(MimeMessage mail, int part) {
    try {
      MimeMultipart both = (MimeMultipart) mail.getContent();
      return ((String) both.getBodyPart(part).getContent()).replace("\r\n", "\n");
    } catch (IOException | MessagingException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Is away from now on. */
  public void away() {
    server.stop();
  }

  @Override
  public void close() {
    server.stop();
  }
}
