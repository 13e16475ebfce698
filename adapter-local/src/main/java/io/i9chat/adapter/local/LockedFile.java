package io.i9chat.adapter.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open here and, among all who open it this way, nowhere else: by no other thread of
 * this process, and by no other process that has the folder.
 *
 * <p>Against other processes it holds the lock of the file itself, which ends with the process.
 * That lock belongs to the process as a whole and ends when the process closes the file anywhere,
 * so that threads are kept apart by a mutex that all folders share, and such a file is opened in no
 * other way.
 */
final class LockedFile implements AutoCloseable {
  /** Each hold is a write of some kilobytes: a process that has it for longer hangs. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MUTEXES = 1_024;
  private static final ReentrantLock[] ALL =
      IntStream.range(0, MUTEXES).mapToObj(n -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  private final ReentrantLock mutex;
  private final FileChannel channel;

  private LockedFile(ReentrantLock mutex, FileChannel channel) {
    this.mutex = mutex;
    this.channel = channel;
  }

  /**
   * Opens a file to read and write, as soon as no other thread or process has it.
   *
   * @return {@code null} if there is no such file. It may have been renamed or removed while it was
   *     waited for.
   * @throws PortFailure if another has it all the time of {@link #PATIENCE}
   * @throws IOException if it cannot be opened, or its file system has no locks
   */
  static @Nullable LockedFile open(Path file) throws IOException {
    try {
      return open(file, Set.of(READ, WRITE), PATIENCE);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** The same, and makes the file if it is not there. */
  static LockedFile make(Path file) throws IOException {
    return open(file, Set.of(CREATE, READ, WRITE), PATIENCE);
  }

  /** The same with other options and another time to wait. */
  static LockedFile open(Path file, Set<? extends OpenOption> how, Duration patience)
      throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    ReentrantLock mutex = mutexOf(file);
    try {
      if (!mutex.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw heldElsewhere(file);
      }
      FileChannel channel = null;
      boolean locked = false;
      try {
        channel = FileChannel.open(file, how, OwnerOnly.on(file).file());
        lock(channel, file, end);
        locked = true;
        return new LockedFile(mutex, channel);
      } finally {
        if (!locked) {
          close(channel, mutex);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PortFailure("interrupted while waiting for " + file, stopped);
    }
  }

  /** By its name alone, however the path to it is spelt. */
  private static ReentrantLock mutexOf(Path file) {
    return ALL[Math.floorMod(String.valueOf(file.getFileName()).hashCode(), MUTEXES)];
  }

  /** Tries again and again: a process that has stopped with the lock must not hold threads here. */
  private static void lock(FileChannel channel, Path file, long end)
      throws IOException, InterruptedException {
    long most = 1;
    while (!isLocked(channel)) {
      if (System.nanoTime() > end) {
        throw heldElsewhere(file);
      }
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
      most = Math.min(2 * most, 32);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException anotherLoader) {
      // A copy of this class that another class loader has does not know of the mutex.
      return false;
    }
  }

  private static PortFailure heldElsewhere(Path file) {
    return new PortFailure(file + " is held by another request or process, which does not go on");
  }

  FileChannel channel() {
    return channel;
  }

  private static void close(@Nullable FileChannel channel, ReentrantLock mutex) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      mutex.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    close(channel, mutex);
  }
}
