package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.tck.mail.DeliveredMail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Mails as the library reads them. */
final class ReadMail {
  private ReadMail() {}

  static DeliveredMail of(Path file) {
    try {
      return of(Files.readString(file, ISO_8859_1));
    } catch (IOException failed) {
      throw new IllegalStateException(file + " cannot be read", failed);
    }
  }

  static DeliveredMail of(String content) {
    try {
      return of(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(content.getBytes(ISO_8859_1))));
    } catch (MessagingException failed) {
      throw new IllegalStateException("a mail cannot be read", failed);
    }
  }

  static DeliveredMail of(MimeMessage mail) {
    try {
      List<EmailAddress> to =
          Stream.of(mail.getAllRecipients()).map(Address::toString).map(EmailAddress::new).toList();
      return mail.getContent() instanceof MimeMultipart both
          ? new DeliveredMail(to, mail.getSubject(), body(both, 0, "plain"), body(both, 1, "html"))
          : new DeliveredMail(to, mail.getSubject(), lines((String) mail.getContent()));
    } catch (IOException | MessagingException failed) {
      throw new IllegalStateException("a mail cannot be read", failed);
    }
  }

  private static String body(MimeMultipart both, int index, String subtype)
      throws IOException, MessagingException {
    if (both.getCount() != 2 || !both.getBodyPart(index).isMimeType("text/" + subtype)) {
      throw new IllegalStateException("a mail has other parts than its text and its HTML");
    }
    return lines((String) both.getBodyPart(index).getContent());
  }

  /** Line breaks are CRLF on the wire. */
  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }
}
