package io.i9chat.server.boot.store;

import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.spi.OwnerOnly;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies a data folder into one file, beside the server that runs on it. Objects are copied before
 * the database and what is new in it after, and a database whose objects have gone meanwhile is
 * copied again, so that everything that the copy refers to is in the file.
 */
public final class Backup {
  static final String DATABASE = "i9chat.db";
  static final String SECRET = "secret";
  static final String MEDIA = "media/";
  static final String SIGNING_KEY = "signing.key";

  /** How often the database is copied at the most. */
  private static final int ATTEMPTS = 5;

  private final Path data;
  private final SqliteConfig store;
  private final LocalConfig local;
  private final Function<Path, List<MediaRecord>> listing;
  private final Set<MediaId> copied = new HashSet<>();

  /** A backup of a folder. */
  public Backup(Path data) {
    this(data, SqliteStore::media);
  }

  /** A backup of a folder that objects are not kept in. */
  public static Backup withoutObjects(Path data) {
    return new Backup(data, database -> List.of());
  }

  /**
   * A backup of a folder.
   *
   * @param listing the complete objects that a database refers to
   */
  Backup(Path data, Function<Path, List<MediaRecord>> listing) {
    this.listing = listing;
    this.data = data;
    this.store = SqliteConfig.in(data);
    this.local = LocalConfig.in(data);
  }

  /**
   * What is in the file now.
   *
   * @param missing objects that the store refers to and does not have
   */
  public record Made(int objects, int missing, boolean withSecret, long bytes) {}

  /** Makes the file, which must not exist; until it is complete it has another name. */
  public Made into(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Path database = file.resolveSibling(file.getFileName() + ".db.part");
    if (Files.exists(file)) {
      throw new StartFailure(file + ": the file exists already");
    }
    Files.deleteIfExists(part);
    try {
      Made made = write(part, database);
      Files.move(part, file);
      return made;
    } finally {
      Files.deleteIfExists(database);
      Files.deleteIfExists(part);
    }
  }

  private Made write(Path part, Path database) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.on(part).file());
        ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
      // Most objects are compressed already.
      zip.setLevel(Deflater.BEST_SPEED);
      copy(zip, listing.apply(store.database()));
      Set<MediaId> missing = snapshot(zip, database);
      add(zip, DATABASE, database);
      boolean withSecret = addIfThere(zip, SECRET, data.resolve(SECRET));
      addIfThere(zip, MEDIA + SIGNING_KEY, local.media().resolve(SIGNING_KEY));
      zip.finish();
      zip.flush();
      channel.force(true);
      return new Made(copied.size(), missing.size(), withSecret, channel.size());
    }
  }

  /** Copies the database until all that it refers to is there, but for what never was. */
  private Set<MediaId> snapshot(ZipOutputStream zip, Path database) throws IOException {
    Set<MediaId> before = Set.of();
    for (int attempt = 1; ; attempt++) {
      Files.deleteIfExists(database);
      SqliteStore.copy(store, database);
      Set<MediaId> missing = copy(zip, listing.apply(database));
      if (missing.equals(before) || attempt == ATTEMPTS) {
        return missing;
      }
      before = missing;
    }
  }

  /** Copies the objects that are not copied yet, and answers those that are not there. */
  private Set<MediaId> copy(ZipOutputStream zip, List<MediaRecord> objects) throws IOException {
    Set<MediaId> missing = new HashSet<>();
    for (MediaRecord object : objects) {
      MediaId id = object.media().id();
      Path file = local.object(id, Objects.requireNonNull(object.generation(), "verified"));
      if (!copied.contains(id)) {
        if (addIfThere(zip, MEDIA + file.getFileName(), file)) {
          copied.add(id);
        } else {
          missing.add(id);
        }
      }
    }
    return missing;
  }

  private static boolean addIfThere(ZipOutputStream zip, String name, Path file)
      throws IOException {
    try {
      add(zip, name, file);
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry(name));
      in.transferTo(zip);
      zip.closeEntry();
    }
  }
}
