package io.i9chat.server.boot.store;

import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.spi.OwnerOnly;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Puts what {@link Backup} made into an empty data folder, and leaves a {@link RestoredMark}. */
public final class Restore {
  private final Path data;
  private final SqliteConfig store;
  private final LocalConfig local;

  /** A restore into this folder, which must be empty or not there. */
  public Restore(Path data) {
    this.data = data;
    this.store = SqliteConfig.in(data);
    this.local = LocalConfig.in(data);
  }

  /** What is in the folder now. */
  public record Restored(int objects, boolean withSecret) {}

  /** Restores; the database comes last, so that nothing starts on a part. */
  public Restored from(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry(Backup.DATABASE) == null) {
        throw new StartFailure(file + ": is no backup");
      }
      OwnerOnly.on(data).makeFolder(data);
      requireEmpty();
      return from(zip);
    } catch (ZipException damaged) {
      throw new StartFailure(file + ": is no backup, or is damaged");
    }
  }

  private void requireEmpty() throws IOException {
    try (Stream<Path> there = Files.list(data)) {
      if (there.findAny().isPresent()) {
        throw new StartFailure(
            "%s=%s: is not empty; a backup is restored into a folder of its own"
                .formatted(Setting.DATA.key(), data));
      }
    }
  }

  private Restored from(ZipFile zip) throws IOException {
    // Before the database: no server starts on that without it.
    RestoredMark.leave(data);
    Path database = store.database().resolveSibling(Backup.DATABASE + ".part");
    extract(zip, Backup.DATABASE, database);
    makeFolder(local.media());
    Map<String, Path> objects = new HashMap<>();
    for (MediaRecord object : SqliteStore.media(database)) {
      Path file =
          local.object(object.media().id(), Objects.requireNonNull(object.generation(), "whole"));
      objects.put(Backup.MEDIA + file.getFileName(), file);
    }
    int restored = 0;
    for (Map.Entry<String, Path> object : objects.entrySet()) {
      makeFolder(Objects.requireNonNull(object.getValue().getParent(), "in a folder"));
      restored += extract(zip, object.getKey(), object.getValue()) ? 1 : 0;
    }
    extract(zip, Backup.MEDIA + Backup.SIGNING_KEY, local.media().resolve(Backup.SIGNING_KEY));
    boolean withSecret = extract(zip, Backup.SECRET, data.resolve(Backup.SECRET));
    Files.move(database, store.database(), StandardCopyOption.ATOMIC_MOVE);
    return new Restored(restored, withSecret);
  }

  private static void makeFolder(Path folder) throws IOException {
    OwnerOnly.on(folder).makeFolder(folder);
  }

  /** Writes a part of the backup into a new file, durably, and says whether it was there. */
  private static boolean extract(ZipFile zip, String name, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(entry);
        FileChannel out =
            FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.on(file).file())) {
      in.transferTo(Channels.newOutputStream(out));
      out.force(true);
    }
    return true;
  }
}
