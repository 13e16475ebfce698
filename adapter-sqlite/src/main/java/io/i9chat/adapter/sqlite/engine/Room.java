package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The free room of the disk that the store is on. While less than the reserve is free nothing is
 * added, so that what takes away (deletions, withdrawals) and what moves the log into the database
 * still finds room.
 */
public final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  /** A small disk is not all reserve: this part of it at the most. */
  private static final int SHARE = 10;

  private final Path folder;
  private final long reserve;
  private final FileStore disk;
  private volatile boolean isShort;

  /**
   * The room in a folder.
   *
   * @param reserve how many bytes are to stay free, a tenth of the disk at the most
   */
  public Room(Path folder, long reserve) throws IOException {
    this(folder, reserve, Files.getFileStore(folder).getTotalSpace() / SHARE);
  }

  /** The same, with another bound of the reserve than a tenth of the disk. */
  public Room(Path folder, long reserve, long most) throws IOException {
    this.disk = Files.getFileStore(folder);
    this.folder = folder;
    this.reserve = Math.min(reserve, most);
  }

  private long free() {
    try {
      return disk.getUsableSpace();
    } catch (IOException unknown) {
      // Then writing itself finds out.
      return Long.MAX_VALUE;
    }
  }

  /** Looks how much is free now. */
  public boolean look() {
    boolean now = free() < reserve;
    if (now != isShort) {
      isShort = now;
      if (now) {
        LOG.warn("Less than {} bytes are free in {}; nothing new is stored", reserve, folder);
      } else {
        LOG.warn("There is room in {} again", folder);
      }
    }
    return now;
  }

  /**
   * Refuses to add anything while room is short.
   *
   * @throws PortFailure naming the folder
   */
  public void check() {
    if (isShort) {
      throw new PortFailure(
          "the disk of " + folder + " is almost full: less than " + reserve + " bytes are free");
    }
  }
}
