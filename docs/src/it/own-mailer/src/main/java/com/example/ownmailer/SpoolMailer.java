package com.example.ownmailer;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands mails over to a program that watches a folder: a file each, with the recipient in the first
 * line, the subject in the second, and the text below. A file has its name once it is on the disk.
 * That program takes what is there at once, so a mail expires here or not at all.
 */
final class SpoolMailer implements Mailer {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;
  private final AtomicLong count = new AtomicLong(System.currentTimeMillis() * 1_000);

  SpoolMailer(Path folder) {
    this.folder = folder;
  }

  @Override
  public void send(Mail mail) {
    if (mail.hasExpired(Instant.now())) {
      return;
    }
    String name = "%019d-%s".formatted(count.incrementAndGet(), UUID.randomUUID());
    Path part = folder.resolve(name + ".part");
    String content = mail.to() + "\n" + mail.subject() + "\n" + mail.text();
    try {
      // Mails hold codes: only the owner may look into them.
      Files.createFile(part, PosixFilePermissions.asFileAttribute(OWNERS));
      Files.writeString(part, content, WRITE, SYNC);
      Files.move(part, folder.resolve(name + ".mail"), ATOMIC_MOVE);
    } catch (IOException failed) {
      delete(part);
      throw new PortFailure("a mail cannot be written to " + folder, failed);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException left) {
      // It says nothing that the failure of the mail does not say.
    }
  }
}
