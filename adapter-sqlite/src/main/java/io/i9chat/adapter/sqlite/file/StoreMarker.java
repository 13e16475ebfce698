package io.i9chat.adapter.sqlite.file;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code store} of a data folder: which store is kept there, and whether it was closed
 * after its last use. By it a database or write-ahead log that is gone is told from one that never
 * was, so that loss is not taken for a fresh start.
 *
 * <p>It holds one line, {@code ID STATE}: the id that the database has too, in hexadecimal digits,
 * and {@code open} or {@code closed}. An operator who wants to begin with an empty store writes
 * {@code new} into it.
 */
public final class StoreMarker {
  private static final String NAME = "store";
  private static final String NEW = "new";
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{32}) (" + OPEN + "|" + CLOSED + ")");

  /** What else a folder has in which a server ran. */
  private static final String SECRET = "secret";

  private static final String MEDIA = "media";
  private static final String MEDIA_KEY = "signing.key";

  private final Path file;
  private final Path database;
  private final String text;
  private final @Nullable Matcher line;

  private StoreMarker(Path file, Path database, String text) {
    this.file = file;
    this.database = database;
    this.text = text;
    Matcher matcher = LINE.matcher(text);
    this.line = matcher.matches() ? matcher : null;
  }

  /** The marker of a folder, and of the database that is or should be in it. */
  static StoreMarker of(Path folder, Path database) throws IOException {
    Path file = folder.resolve(NAME);
    String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
    return new StoreMarker(file, database, text);
  }

  /**
   * Looks, before anything is made or opened, whether the files that were there still are.
   *
   * @throws PortFailure naming what is missing, and how to start all the same
   */
  public void check() throws IOException {
    if (!Files.exists(database) || Files.size(database) == 0) {
      if (!text.equals(NEW) && (!text.isEmpty() || isUsed(file.resolveSibling(MEDIA)))) {
        throw new PortFailure(
            (Files.exists(database) ? "it is empty" : "it is missing")
                + ", but the folder is that of a store; put it back, or write the word \""
                + NEW
                + "\" into "
                + file
                + " to begin with an empty store");
      }
      return;
    }
    if (!text.isEmpty() && !text.equals(NEW) && line == null) {
      throw new PortFailure(file + " is damaged; remove it to go on with the database as it is");
    }
    Path log = database.resolveSibling(database.getFileName() + "-wal");
    if (line != null && line.group(2).equals(OPEN) && !Files.exists(log)) {
      throw new PortFailure(
          log
              + " is missing, though the store was not closed after its last use, so that the"
              + " last writes may be lost; put it back, or remove "
              + file
              + " to go on without it");
    }
  }

  /** Whether objects were uploaded here, or a server made its secret and its media folder. */
  private static boolean isUsed(Path media) throws IOException {
    if (!Files.isDirectory(media)) {
      return false;
    }
    if (Files.exists(media.resolveSibling(SECRET))) {
      return true;
    }
    try (Stream<Path> files = Files.list(media)) {
      return files.anyMatch(each -> !each.endsWith(MEDIA_KEY));
    }
  }

  /** The id of the store that was here last, {@code null} if there was none. */
  public byte @Nullable [] id() {
    return line == null ? null : HexFormat.of().parseHex(line.group(1));
  }

  /**
   * Compares with the id that the database has.
   *
   * @throws PortFailure if it is the database of another store
   */
  public void check(byte[] id) {
    if (line != null && !line.group(1).equals(HexFormat.of().formatHex(id))) {
      throw new PortFailure(
          "it is not the database of this folder; put that back, or remove "
              + file
              + " to go on with this one");
    }
  }

  /** Notes, durably, that the store is in use: what it writes from now on may be in the log. */
  public void opened(byte[] id) throws IOException {
    write(id, OPEN);
  }

  /** Notes that all of the store is in the database itself. */
  public void closed(byte[] id) throws IOException {
    write(id, CLOSED);
  }

  /** One block is written in place, so that it takes no room on a full disk and is never half. */
  private void write(byte[] id, String state) throws IOException {
    String content = "%s %-6s\n".formatted(HexFormat.of().formatHex(id), state);
    boolean isThere = Files.exists(file) && Files.size(file) == content.length();
    Path target = isThere ? file : file.resolveSibling(NAME + ".new");
    if (!isThere) {
      Files.deleteIfExists(target);
      Files.createFile(target, OwnerOnly.on(target).file());
    }
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (!isThere) {
      // Moved when it is whole, so that a crash leaves the marker of before or this one.
      Files.move(target, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
