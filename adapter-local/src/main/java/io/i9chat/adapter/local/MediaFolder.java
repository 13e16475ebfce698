package io.i9chat.adapter.local;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of uploaded objects. {@code ID.part} is an upload as far as it got; complete, it is
 * {@code ID.GENERATION} for good. The last digits of the id, which are random, name one of 4,096
 * folders, so that none is large. Nothing of a name comes from a client.
 *
 * <p>A generation is {@code RANDOM-LENGTH-CHECKSUM}, in hexadecimal digits: what it is of can be
 * told from its name, in the ledger and in URLs, too. Objects of earlier releases have the first
 * part alone.
 */
final class MediaFolder {
  private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);
  private static final String PART = ".part";
  private static final int FOLDER_DIGITS = 3;
  private static final int KEY_BYTES = 32;
  private static final int BUFFER = 64 * 1024;
  private static final Pattern OBJECT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[.].+");
  private static final Pattern GENERATION =
      Pattern.compile("[0-9a-f]{16}(-([0-9a-f]{1,16})-([0-9a-f]{8}))?");

  /** A complete object. */
  record Whole(Path file, String generation) {}

  private final Path root;
  private final OwnerOnly mode;
  private final int freePercent;
  private final long freeBytes;
  private final SecureRandom random = new SecureRandom();

  private MediaFolder(Path root, int freePercent, long freeBytes) {
    this.root = root;
    this.mode = OwnerOnly.on(root);
    this.freePercent = freePercent;
    this.freeBytes = freeBytes;
  }

  /**
   * Makes the folder if it is not there.
   *
   * @param freePercent how much of its disk uploads leave free, 0 to 100
   * @param freeBytes how many bytes of that disk uploads leave free
   * @throws PortFailure if it cannot be made
   */
  static MediaFolder open(Path root, int freePercent, long freeBytes) {
    MediaFolder folder = new MediaFolder(root, freePercent, freeBytes);
    try {
      folder.mode.makeFolder(folder.root);
    } catch (IOException failed) {
      throw new PortFailure("the media folder " + folder.root + " cannot be made", failed);
    }
    return folder;
  }

  /** The key that URLs are signed with, made with the folder. */
  byte[] key() {
    Path file = root.resolve("signing.key");
    try {
      if (!Files.exists(file)) {
        makeKey(file);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new PortFailure(file + " is damaged; without it, a new one is made");
      }
      return key;
    } catch (IOException failed) {
      throw failure("the key of the media folder cannot be read", failed);
    }
  }

  private void makeKey(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Path part = root.resolve("signing.key" + PART);
    Files.deleteIfExists(part);
    try (FileChannel channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), mode.file())) {
      append(channel, ByteBuffer.wrap(key));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    mode.flushNames(root);
  }

  /** Whether {@code size} more bytes leave free what is to stay free. */
  boolean hasRoomFor(long size) {
    try {
      FileStore disk = Files.getFileStore(root);
      long left = disk.getUsableSpace() - size;
      return left >= freeBytes && left >= disk.getTotalSpace() * (freePercent / 100.0);
    } catch (IOException failed) {
      throw failure("the room on the disk is not known", failed);
    }
  }

  /** Makes the file of an upload, unless there is one or the object is complete. */
  void begin(MediaId media) {
    if (whole(media).isPresent()) {
      return;
    }
    Path part = part(media);
    Path folder = folder(media);
    try {
      if (!Files.exists(folder)) {
        mode.makeFolder(folder);
        mode.flushNames(root);
      }
      Files.createFile(part, mode.file());
      mode.flushNames(folder);
    } catch (FileAlreadyExistsException begun) {
      return;
    } catch (IOException failed) {
      throw failure("an upload cannot begin", failed);
    }
  }

  /** The complete object, if it is there. */
  Optional<Whole> whole(MediaId media) {
    String start = media + ".";
    try (Stream<Path> files = Files.list(folder(media))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(start))
          .map(name -> name.substring(start.length()))
          .filter(end -> GENERATION.matcher(end).matches())
          .findFirst()
          .map(generation -> new Whole(file(media, generation), generation));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | UncheckedIOException failed) {
      throw failure("an object cannot be looked for", failed);
    }
  }

  /** This writing of an object, to read; empty if there is none. */
  Optional<FileChannel> read(MediaId media, String generation) throws IOException {
    if (!GENERATION.matcher(generation).matches()) {
      return Optional.empty();
    }
    try {
      FileChannel channel = FileChannel.open(file(media, generation), READ);
      if (hasLength(generation, channel.size())) {
        return Optional.of(channel);
      }
      LOG.error(
          "{} has {} bytes, not as many as were written", file(media, generation), channel.size());
      channel.close();
      return Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static boolean hasLength(String generation, long length) {
    Matcher parts = GENERATION.matcher(generation);
    return parts.matches()
        && (parts.group(2) == null || HexFormat.fromHexDigitsToLong(parts.group(2)) == length);
  }

  /** Whether a complete object has the length and checksum that its generation says it has. */
  static boolean isAsWritten(Path file, String generation) throws IOException {
    Matcher parts = GENERATION.matcher(generation);
    return parts.matches() && (parts.group(1) == null || parts.group(1).equals(sum(file)));
  }

  /** The length and the checksum (CRC-32C) of a file, as they stand in a generation. */
  private static String sum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long length = 0;
    try (FileChannel channel = FileChannel.open(file, READ)) {
      while (channel.read(buffer) >= 0) {
        length += buffer.flip().remaining();
        crc.update(buffer);
        buffer.clear();
      }
    }
    return "-%x-%08x".formatted(length, crc.getValue());
  }

  /** The file of an unfinished upload, to write; empty if there is none. */
  Optional<FileChannel> write(MediaId media) {
    try {
      return Optional.of(FileChannel.open(part(media), WRITE));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw failure("an upload cannot go on", failed);
    }
  }

  /** Writes after what is there. */
  static void append(FileChannel channel, ByteBuffer bytes) throws IOException {
    long at = channel.size();
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Makes an upload, whose bytes are on disk, the object. */
  Whole complete(MediaId media) {
    try {
      String generation = HexFormat.of().toHexDigits(random.nextLong()) + sum(part(media));
      Path file = file(media, generation);
      Files.move(part(media), file, StandardCopyOption.ATOMIC_MOVE);
      mode.flushNames(folder(media));
      return new Whole(file, generation);
    } catch (IOException failed) {
      throw failure("an upload cannot be completed", failed);
    }
  }

  /** Removes an object and its upload. */
  void delete(MediaId media) {
    try {
      boolean gone = Files.deleteIfExists(part(media));
      Optional<Whole> whole = whole(media);
      if (whole.isPresent()) {
        gone |= Files.deleteIfExists(whole.get().file());
      }
      if (gone) {
        mode.flushNames(folder(media));
      }
    } catch (IOException failed) {
      throw failure("an object cannot be deleted", failed);
    }
  }

  /** A page of what there is, unfinished uploads among it, in the order of folder and id. */
  List<MediaId> list(@Nullable MediaId after, int limit) {
    List<MediaId> page = new ArrayList<>();
    int first = after == null ? 0 : HexFormat.fromHexDigits(folderName(after));
    for (int each = first; each < 1 << (4 * FOLDER_DIGITS) && page.size() < limit; each++) {
      SortedSet<MediaId> inFolder = listFolder(root.resolve("%03x".formatted(each)));
      inFolder.stream()
          .filter(id ->
              after == null || !folderName(id).equals(folderName(after)) || id.compareTo(after) > 0)
          .limit(limit - page.size())
          .forEach(page::add);
    }
    return page;
  }

  private SortedSet<MediaId> listFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> OBJECT.matcher(name).matches())
          .map(name -> MediaId.parse(name.substring(0, name.indexOf('.'))))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (NoSuchFileException none) {
      return Collections.emptySortedSet();
    } catch (IOException | UncheckedIOException failed) {
      throw failure("the objects cannot be listed", failed);
    }
  }

  private static String folderName(MediaId media) {
    String id = media.toString();
    return id.substring(id.length() - FOLDER_DIGITS);
  }

  private Path folder(MediaId media) {
    return folder(root, media);
  }

  private static Path folder(Path root, MediaId media) {
    return root.resolve(folderName(media));
  }

  private Path part(MediaId media) {
    return folder(media).resolve(media + PART);
  }

  private Path file(MediaId media, String generation) {
    return file(root, media, generation);
  }

  /** The file of a complete object in the media folder {@code root}. */
  static Path file(Path root, MediaId media, String generation) {
    return folder(root, media).resolve(media + "." + generation);
  }

  private PortFailure failure(String what, Exception cause) {
    return new PortFailure(what + " in " + root, cause);
  }
}
