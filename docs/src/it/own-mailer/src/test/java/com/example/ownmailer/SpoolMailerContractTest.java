package com.example.ownmailer;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.spi.AdapterSettings;
import io.i9chat.tck.mail.DeliveredMail;
import io.i9chat.tck.mail.MailerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SpoolMailerContractTest implements MailerContract {
  @TempDir Path folder;
  private Mailer mailer;

  @BeforeEach
  void open() {
    AdapterSettings settings =
        new AdapterSettings("I9CHAT_MAIL_", Map.of("FOLDER", folder.toString()), folder);
    mailer = new SpoolMailerProvider().open(settings).port();
  }

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public Optional<DeliveredMail> lastMailTo(EmailAddress address) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".mail"))
          .sorted(Comparator.reverseOrder())
          .map(SpoolMailerContractTest::read)
          .filter(mail -> mail.to().contains(address))
          .findFirst();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static DeliveredMail read(Path file) {
    try {
      String[] parts = Files.readString(file).split("\n", 3);
      return new DeliveredMail(List.of(new EmailAddress(parts[0])), parts[1], parts[2]);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
