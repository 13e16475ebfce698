package io.i9chat.server.boot.store;

import io.i9chat.ports.spi.OwnerOnly;
import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A data folder that this server alone uses, where the store does not see to that itself: what is
 * uploaded and mailed is still in it. The lock is the one that the SQLite store takes, so that the
 * two keep each other out.
 */
final class HeldFolder implements AutoCloseable {
  private static final String LOCK = "i9chat.lock";

  private final FileChannel channel;

  private HeldFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the folder if it is not there, for its owner only, and locks it.
   *
   * @throws StartFailure if that cannot be done, or another server has it
   */
  static HeldFolder hold(Path folder) {
    try {
      OwnerOnly.on(folder).makeFolder(folder);
      Path file = folder.resolve(LOCK);
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnerOnly.on(file).file());
      if (!isLocked(channel)) {
        channel.close();
        throw failure(folder, "is in use by another server");
      }
      return new HeldFolder(channel);
    } catch (IOException failed) {
      throw failure(folder, "cannot be used: " + FileFailure.of(failed));
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException another) {
      return false;
    }
  }

  private static StartFailure failure(Path folder, String what) {
    return new StartFailure(Setting.DATA.key() + "=" + folder + ": " + what);
  }

  /** Lets it go. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
