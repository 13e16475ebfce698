package io.i9chat.adapter.mail;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What tests of sending share: a patience that fits tests, and addresses. */
final class SmtpTests {
  static final EmailAddress FROM = new EmailAddress("chat@example.org");
  static final EmailAddress ADA = new EmailAddress("ada@example.org");
  static final EmailAddress BOB = new EmailAddress("bob@example.org");

  /** Short pauses, so that tests need not wait; time limits as long as tests may take. */
  static final Pace FAST =
      new Pace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)),
          Duration.ofSeconds(30));

  private SmtpTests() {}

  static SmtpConfig config(Path data, int port) {
    return SmtpConfig.of("127.0.0.1", SmtpConfig.Tls.NONE, FROM, data).at(port);
  }

  static Mail mail(EmailAddress to, String subject) {
    return new Mail(to, subject, "Hello\n");
  }

  static void awaitEmpty(Smtp smtp) {
    Await.until("nothing waits", () -> smtp.status().waiting() == 0);
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
