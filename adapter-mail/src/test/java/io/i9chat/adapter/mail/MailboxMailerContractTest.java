package io.i9chat.adapter.mail;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.tck.mail.DeliveredMail;
import io.i9chat.tck.mail.MailerContract;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Mails are read back from their files, by the library. */
class MailboxMailerContractTest implements MailerContract {
  @TempDir Path data;
  private Mailer mailer;

  @BeforeEach
  void open() {
    mailer = MailboxMailer.open(MailboxConfig.in(data));
  }

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public Optional<DeliveredMail> lastMailTo(EmailAddress address) {
    try (Stream<Path> files = Files.list(data.resolve("outbox"))) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted(Comparator.reverseOrder())
          .map(MailboxMailerContractTest::read)
          .filter(mail -> mail.to().contains(address))
          .findFirst();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static DeliveredMail read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), bytes);
      List<EmailAddress> to =
          Stream.of(mail.getAllRecipients()).map(Address::toString).map(EmailAddress::new).toList();
      // Line breaks are CRLF on the wire.
      String text = ((String) mail.getContent()).replace("\r\n", "\n");
      return new DeliveredMail(to, mail.getSubject(), text);
    } catch (IOException | MessagingException failed) {
      throw new IllegalStateException(file + " cannot be read", failed);
    }
  }
}
