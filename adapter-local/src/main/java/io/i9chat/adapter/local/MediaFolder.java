package io.i9chat.adapter.local;

import static java.nio.file.StandardOpenOption.READ;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of uploaded objects, which several processes may have at once. {@code ID.part} is an
 * upload as far as it got, {@code ID.turn} says which request writes it; complete, it is {@code
 * ID.GENERATION} for good. The last digits of the id, which are random, name one of 4,096 folders,
 * so that none is large. Nothing of a name comes from a client.
 *
 * <p>An upload is written, completed and deleted only under the lock of {@code ID.part}.
 */
final class MediaFolder {
  private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);
  private static final String PART = ".part";
  private static final String TURN = ".turn";
  private static final String LOCK = "folder.lock";
  private static final int FOLDER_DIGITS = 3;
  private static final Pattern OBJECT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[.].+");

  /** A complete object. */
  record Whole(Path file, String generation) {}

  /** What there is of an object: an unfinished upload, and the object itself if it is complete. */
  record Found(boolean part, @Nullable Whole whole) {
    private static final Found NOTHING = new Found(false, null);
  }

  private final Path root;
  private final OwnerOnly mode;
  private final int freePercent;
  private final long freeBytes;

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

  /**
   * The keys that URLs are signed with: those that are given, or one that is made with the folder.
   *
   * @throws PortFailure also if files of this folder cannot be locked
   */
  List<SecretKey> keys(List<SecretKey> given) {
    try {
      LockedFile lock = LockedFile.make(root.resolve(LOCK));
      try {
        return given.isEmpty()
            ? List.of(new SecretKeySpec(FolderKey.of(root), SignedUrls.HMAC))
            : given;
      } finally {
        lock.close();
      }
    } catch (IOException failed) {
      throw failure("files cannot be locked", failed);
    }
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

  /**
   * The file of an unfinished upload, for this thread alone; {@code null} if there is none. It may
   * have ended while it was waited for, which {@link #find} tells then.
   */
  @Nullable Part open(MediaId media) {
    return Part.open(part(media), turn(media));
  }

  /** Whether there is anything of an object. */
  boolean knows(MediaId media) {
    // In this order: an upload that is completed meanwhile has one of the two names.
    return Files.exists(part(media)) || whole(media).isPresent();
  }

  /** The complete object, if it is there. */
  Optional<Whole> whole(MediaId media) {
    return Optional.ofNullable(find(media).whole());
  }

  /**
   * What there is of an object. Both are as of one moment only for a caller that has its upload
   * open.
   */
  Found find(MediaId media) {
    String start = media + ".";
    try (Stream<Path> files = Files.list(folder(media))) {
      List<String> ends =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(start))
              .map(name -> name.substring(start.length()))
              .toList();
      Whole whole =
          ends.stream()
              .filter(Generation::isOne)
              .findFirst()
              .map(generation -> new Whole(file(media, generation), generation))
              .orElse(null);
      return new Found(ends.contains(PART.substring(1)), whole);
    } catch (NoSuchFileException none) {
      return Found.NOTHING;
    } catch (IOException | UncheckedIOException failed) {
      throw failure("an object cannot be looked for", failed);
    }
  }

  /** This writing of an object, to read; empty if there is none. */
  Optional<FileChannel> read(MediaId media, String generation) throws IOException {
    if (!Generation.isOne(generation)) {
      return Optional.empty();
    }
    try {
      FileChannel channel = FileChannel.open(file(media, generation), READ);
      if (Generation.hasLength(generation, channel.size())) {
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

  /** Makes an upload, whose bytes are on disk, the object. */
  Whole complete(MediaId media, Part upload) {
    try {
      String generation = Generation.of(upload.channel());
      Path file = file(media, generation);
      Files.move(part(media), file, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(turn(media));
      mode.flushNames(folder(media));
      return new Whole(file, generation);
    } catch (IOException failed) {
      throw failure("an upload cannot be completed", failed);
    }
  }

  /** Removes an object and its upload. */
  void delete(MediaId media) {
    Part upload = open(media);
    try {
      boolean gone = Files.deleteIfExists(part(media));
      // Looked for only now: it may have been completed before the lock was had.
      Optional<Whole> whole = whole(media);
      if (whole.isPresent()) {
        gone |= Files.deleteIfExists(whole.get().file());
      }
      gone |= Files.deleteIfExists(turn(media));
      if (gone) {
        mode.flushNames(folder(media));
      }
    } catch (IOException failed) {
      throw failure("an object cannot be deleted", failed);
    } finally {
      if (upload != null) {
        upload.close();
      }
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

  private Path turn(MediaId media) {
    return folder(media).resolve(media + TURN);
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
