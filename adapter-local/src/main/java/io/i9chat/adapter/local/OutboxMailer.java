package io.i9chat.adapter.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import java.io.IOException;
import java.nio.ByteBuffer;
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
final class OutboxMailer implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxMailer.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path outbox;
  private final Consumer<String> console;
  private final InstantSource clock;
  private final OwnerOnly mode;
  private final AtomicLong lastName = new AtomicLong();
  private final SecureRandom random = new SecureRandom();

  private OutboxMailer(LocalConfig config) {
    outbox = config.outbox();
    console = config.console();
    clock = config.clock();
    mode = OwnerOnly.on(outbox);
  }

  static OutboxMailer open(LocalConfig config) {
    OutboxMailer mailer = new OutboxMailer(config);
    try {
      mailer.mode.makeFolder(mailer.outbox);
    } catch (IOException failed) {
      throw new PortFailure("the mail folder " + mailer.outbox + " cannot be made", failed);
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
      store(name, EmlFormat.write(mail.to(), subject, mail.text(), now, name));
    } catch (IOException failed) {
      throw new PortFailure("a mail cannot be written to " + outbox, failed);
    }
    tell(mail.to() + ": " + subject);
  }

  private void store(String name, String eml) throws IOException {
    Path part = outbox.resolve(name + ".part");
    try {
      try (FileChannel file = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), mode.file())) {
        ByteBuffer bytes = US_ASCII.encode(eml);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.move(part, outbox.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      deleteAfter(failed, part);
      throw failed;
    }
    mode.flushNames(outbox);
  }

  private static void deleteAfter(IOException failed, Path part) {
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
