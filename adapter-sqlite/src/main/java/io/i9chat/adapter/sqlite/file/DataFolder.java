package io.i9chat.adapter.sqlite.file;

import io.i9chat.adapter.sqlite.engine.Failures;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the database, for its owner's eyes alone, and held by one process at a
 * time.
 */
public final class DataFolder implements AutoCloseable {
  public static final String DATABASE = "i9chat.db";
  private static final String LOCK = "i9chat.lock";

  /**
   * The folders this process holds. The operating system would not keep it from locking one twice,
   * and closing the second file would give up the first's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private final StoreMarker marker;

  private DataFolder(Path folder, FileChannel channel, StoreMarker marker) {
    this.folder = folder;
    this.channel = channel;
    this.marker = marker;
  }

  /**
   * Makes the folder and its files if they are not there, and locks it until it is closed.
   *
   * @throws PortFailure naming the folder and the cause, also if a store was here and files of it
   *     are missing; then nothing was made
   */
  public static DataFolder lock(Path path) {
    try {
      OwnerOnly.on(path).makeFolder(path.toAbsolutePath());
      Path folder = path.toRealPath();
      if (!HELD.add(folder)) {
        throw new PortFailure("the folder " + folder + " is in use by this very process");
      }
      FileChannel channel = null;
      try {
        channel = lockFile(folder);
        StoreMarker marker = marker(folder);
        makeFile(folder.resolve(DATABASE));
        return new DataFolder(folder, channel, marker);
      } catch (Throwable failed) {
        release(folder, channel);
        throw failed;
      }
    } catch (IOException failed) {
      throw new PortFailure("the folder " + path + " cannot be used: " + reason(failed), failed);
    }
  }

  private static StoreMarker marker(Path folder) throws IOException {
    Path database = folder.resolve(DATABASE);
    StoreMarker marker = StoreMarker.of(folder, database);
    try {
      marker.check();
    } catch (PortFailure missing) {
      throw Failures.of("cannot open " + database, missing);
    }
    return marker;
  }

  private static FileChannel lockFile(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    makeFile(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new PortFailure("the folder " + folder + " is in use by another process");
    }
    return channel;
  }

  private static void makeFile(Path file) throws IOException {
    try {
      Files.createFile(file, OwnerOnly.on(file).file());
    } catch (FileAlreadyExistsException there) {
      if (!Files.isWritable(file)) {
        throw new IOException(file.getFileName() + " cannot be written", there);
      }
    }
  }

  private static String reason(IOException failed) {
    String kind = failed.getClass().getSimpleName();
    String message = failed.getMessage();
    return message == null ? kind : message + " (" + kind + ")";
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  public Path database() {
    return folder.resolve(DATABASE);
  }

  /** The write-ahead log beside the database. */
  public Path log() {
    return folder.resolve(DATABASE + "-wal");
  }

  /** What is known of the store that is kept here. */
  public StoreMarker marker() {
    return marker;
  }

  @Override
  public void close() {
    // Once only: by the second time another store of this process may hold the folder.
    if (channel.isOpen()) {
      release(folder, channel);
    }
  }

  private static void release(Path folder, @Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException harmless) {
      // The lock ends with the process at the latest; a later opener is told if it is still held.
      throw new PortFailure("the folder " + folder + " stays locked", harmless);
    } finally {
      HELD.remove(folder);
    }
  }
}
