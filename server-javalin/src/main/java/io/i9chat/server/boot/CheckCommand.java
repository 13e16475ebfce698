package io.i9chat.server.boot;

import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.model.media.MediaRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;

/** Looks whether a data folder is as it should be. */
@Command(
    name = "check",
    description =
        "Looks whether the database is sound, its rows agree with each other and all objects are"
            + " there; the server may run meanwhile. Exit code 1 if something is wrong.",
    mixinStandardHelpOptions = true)
final class CheckCommand extends StoreCommand {
  private static final int WRONG = 1;

  @Override
  int on(Path data) {
    SqliteConfig store = SqliteConfig.in(data);
    List<String> faults = new ArrayList<>(SqliteStore.check(store));
    List<MediaRecord> objects = SqliteStore.media(store.database());
    List<MediaRecord> odd = objects.stream().filter(each -> !isWhole(data, each)).toList();
    if (!odd.isEmpty()) {
      // What was deleted since the list was read is not missing.
      List<MediaRecord> now = SqliteStore.media(store.database());
      odd.stream().filter(now::contains).forEach(each -> faults.add(fault(data, each)));
    }
    faults.forEach(this::say);
    if (faults.isEmpty()) {
      say(data + ": sound, with " + objects.size() + " objects");
      return 0;
    }
    say(data + ": " + faults.size() + " faults");
    return WRONG;
  }

  private static Path file(Path data, MediaRecord object) {
    return LocalConfig.in(data)
        .object(object.media().id(), Objects.requireNonNull(object.generation(), "verified"));
  }

  private static boolean isWhole(Path data, MediaRecord object) {
    return length(file(data, object)) == object.media().size();
  }

  private static String fault(Path data, MediaRecord object) {
    Path file = file(data, object);
    long length = length(file);
    return length < 0
        ? file + " is missing"
        : file + " has " + length + " bytes and should have " + object.media().size();
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException missing) {
      return -1;
    }
  }
}
