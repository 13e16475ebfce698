package io.i9chat.adapter.mail;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.ports.spi.OwnerOnly;
import jakarta.mail.MessagingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox for development: a folder with one file per mail. A file appears under its name only
 * when it is whole and on disk.
 */
final class MailboxMailer implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxMailer.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Consumer<String> console;
  private final InstantSource clock;
  private final OwnerOnly mode;
  private final AtomicLong lastName = new AtomicLong();
  private final SecureRandom random = new SecureRandom();

  private MailboxMailer(MailboxConfig config) {
    folder = config.folder();
    console = config.console();
    clock = config.clock();
    mode = OwnerOnly.on(folder);
  }

  static MailboxMailer open(MailboxConfig config) {
    MailboxMailer mailer = new MailboxMailer(config);
    try {
      mailer.mode.makeFolder(mailer.folder);
    } catch (IOException failed) {
      throw new PortFailure("the mail folder " + mailer.folder + " cannot be made", failed);
    }
    return mailer;
  }

  @Override
  public void send(Mail mail) {
    Instant now = clock.instant();
    byte[] unique = new byte[5];
    random.nextBytes(unique);
    // Mails of one millisecond get one each, so that names sort in the order of sending.
    long millis =
        lastName.accumulateAndGet(now.toEpochMilli(), (last, at) -> Math.max(last + 1, at));
    String name =
        NAME.format(Instant.ofEpochMilli(millis)) + "-" + HexFormat.of().formatHex(unique);
    String subject = mail.code() == null ? mail.subject() : mail.code() + " - " + mail.subject();
    try {
      store(name, MimeText.of(mail.to(), subject, mail.text(), now, name));
    } catch (IOException | MessagingException failed) {
      throw new PortFailure("a mail cannot be written to " + folder, failed);
    }
    tell(mail.to() + ": " + subject);
  }

  private void store(String name, MimeText message) throws IOException, MessagingException {
    Path part = folder.resolve(name + ".part");
    try {
      try (FileChannel file = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), mode.file())) {
        // Closed with the file, which is to be on disk before.
        OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(file));
        message.writeTo(bytes);
        bytes.flush();
        file.force(true);
      }
      Files.move(part, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | MessagingException failed) {
      deleteAfter(failed, part);
      throw failed;
    }
    mode.flushNames(folder);
  }

  private static void deleteAfter(Exception failed, Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  private void tell(String line) {
    try {
      // One line, and nothing that steers a terminal.
      console.accept(line.replaceAll("\\p{Cc}", "?"));
    } catch (RuntimeException failure) {
      // The mail is safe, so the caller must not hear that it failed.
      LOG.warn("the console was not told of a mail", failure);
    }
  }
}
