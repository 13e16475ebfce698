package com.example.ownmailer;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands mails over to a program that watches a folder: a file each, with the recipient in the first
 * line, the subject in the second, and the text below. A file has its name once it is on the disk.
 */
final class SpoolMailer implements Mailer {
  private final Path folder;
  private final AtomicLong count = new AtomicLong(System.currentTimeMillis() * 1_000);

  SpoolMailer(Path folder) {
    this.folder = folder;
  }

  @Override
  public void send(Mail mail) {
    String name = "%019d-%s".formatted(count.incrementAndGet(), UUID.randomUUID());
    Path part = folder.resolve(name + ".part");
    String content = mail.to() + "\n" + mail.subject() + "\n" + mail.text();
    try {
      Files.writeString(part, content, CREATE_NEW, WRITE, SYNC);
      Files.move(part, folder.resolve(name + ".mail"), ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new PortFailure("a mail cannot be written to " + folder, failed);
    }
  }
}
