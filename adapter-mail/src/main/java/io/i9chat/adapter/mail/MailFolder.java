package io.i9chat.adapter.mail;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a file for each mail, which its owner alone may read. A file appears under its name
 * only when it is whole and on the disk. Files of other names are left alone.
 */
final class MailFolder {
  private static final String WHOLE = ".eml";
  private static final String PART = ".part";

  private final Path folder;
  private final OwnerOnly mode;
  private final Names names;
  private final AtomicLong lastName = new AtomicLong();
  private final SecureRandom random = new SecureRandom();

  /** Brings the names in a folder to the disk. */
  interface Names {
    void flush(Path folder) throws IOException;
  }

  private MailFolder(Path folder, OwnerOnly mode, Names names) {
    this.folder = folder;
    this.mode = mode;
    this.names = names;
  }

  /**
   * Makes the folder (0700) if it is not there, and removes what a process that was killed had not
   * written to its end.
   *
   * @throws PortFailure if it cannot be made or read
   */
  static MailFolder open(Path path) {
    return open(path, OwnerOnly.on(path)::flushNames);
  }

  /** The same with another way to bring names to the disk. */
  static MailFolder open(Path path, Names names) {
    MailFolder opened = new MailFolder(path, OwnerOnly.on(path), names);
    try {
      opened.mode.makeFolder(path);
      for (MailName part : opened.list(PART)) {
        Files.deleteIfExists(path.resolve(part + PART));
      }
      return opened;
    } catch (IOException failed) {
      throw new PortFailure("the mail folder " + path + " cannot be made", failed);
    }
  }

  /**
   * A name that no other mail has. Mails of one millisecond get one each, so that names sort in the
   * order in which they were asked for.
   */
  MailName newName(Instant now, @Nullable Instant expiresAt) {
    byte[] unique = new byte[5];
    random.nextBytes(unique);
    long millis =
        lastName.accumulateAndGet(now.toEpochMilli(), (last, at) -> Math.max(last + 1, at));
    return new MailName(Instant.ofEpochMilli(millis), HexFormat.of().formatHex(unique), expiresAt);
  }

  /**
   * Puts a mail in.
   *
   * @throws PortFailure if it cannot be written; nothing is left of it then
   */
  void put(MailName name, MimeMail message) {
    Path part = folder.resolve(name + PART);
    try {
      try (FileChannel file = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), mode.file())) {
        // Closed with the file, which is to be on disk before.
        OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(file));
        message.writeTo(bytes);
        bytes.flush();
        file.force(true);
      }
      Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
      names.flush(folder);
    } catch (IOException | MessagingException failed) {
      deleteAfter(failed, part);
      deleteAfter(failed, file(name));
      throw new PortFailure("a mail cannot be written to " + folder, failed);
    }
  }

  private static void deleteAfter(Exception failed, Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  /** Every mail in it, in the order in which they were taken. */
  List<MailName> names() throws IOException {
    return list(WHOLE);
  }

  private List<MailName> list(String ending) throws IOException {
    List<MailName> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String text = String.valueOf(file.getFileName());
        if (text.endsWith(ending)) {
          String name = text.substring(0, text.length() - ending.length());
          Optional<MailName> mail = MailName.parse(name);
          mail.ifPresent(found::add);
        }
      }
    }
    found.sort(null);
    return found;
  }

  /** The file of a mail. */
  Path file(MailName name) {
    return folder.resolve(name + WHOLE);
  }

  /** Removes a mail; one that is not there is removed already. */
  void delete(MailName name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /** Moves a mail into another folder of the same file system. */
  void move(MailName name, MailFolder other) throws IOException {
    Files.move(file(name), other.file(name), StandardCopyOption.ATOMIC_MOVE);
    other.names.flush(other.folder);
  }

  /** Removes mails that were taken before {@code time}. */
  void forgetBefore(Instant time) throws IOException {
    for (MailName name : names()) {
      if (name.taken().isBefore(time)) {
        delete(name);
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
