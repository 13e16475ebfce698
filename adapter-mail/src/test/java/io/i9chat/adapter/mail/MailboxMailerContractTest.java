package io.i9chat.adapter.mail;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.tck.mail.DeliveredMail;
import io.i9chat.tck.mail.MailerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
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
          .map(ReadMail::of)
          .filter(mail -> mail.to().contains(address))
          .findFirst();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
