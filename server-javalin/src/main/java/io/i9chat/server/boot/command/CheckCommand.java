package io.i9chat.server.boot.command;

import io.i9chat.adapter.local.Local;
import io.i9chat.adapter.local.LocalConfig;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.FolderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Looks whether a data folder is as it should be. */
@Command(
    name = "check",
    description =
        "Looks whether the database is sound, its rows agree with each other and all objects are"
            + " there; the server may run meanwhile. Exit code 1 if something is wrong.",
    mixinStandardHelpOptions = true)
public final class CheckCommand extends StoreCommand {
  private static final int WRONG = 1;

  @Override
  public int on(FolderSettings settings) {
    Path data = settings.data();
    SqliteConfig store = SqliteConfig.in(data);
    List<String> faults = new ArrayList<>(SqliteStore.check(store));
    boolean inFolder = settings.isMediaInFolder();
    List<MediaRecord> objects = inFolder ? SqliteStore.media(store.database()) : List.of();
    Map<MediaRecord, String> odd = new LinkedHashMap<>();
    for (MediaRecord object : objects) {
      fault(data, object).ifPresent(fault -> odd.put(object, fault));
    }
    if (!odd.isEmpty()) {
      // What was deleted since the list was read is not missing.
      odd.keySet().retainAll(SqliteStore.media(store.database()));
    }
    faults.addAll(odd.values());
    faults.forEach(this::say);
    if (faults.isEmpty()) {
      say(
          data
              + ": sound, "
              + (inFolder
                  ? "with " + Amount.of(objects.size(), "object")
                  : "without a look at objects, which are not in it: " + settings.media()));
      return 0;
    }
    say(data + ": " + Amount.of(faults.size(), "fault"));
    return WRONG;
  }

  private static Optional<String> fault(Path data, MediaRecord object) {
    String generation = Objects.requireNonNull(object.generation(), "verified");
    Path file = LocalConfig.in(data).object(object.media().id(), generation);
    try {
      long length = Files.size(file);
      if (length != object.media().size()) {
        return Optional.of(
            file + " has " + length + " bytes and should have " + object.media().size());
      }
      return Local.isAsWritten(file, generation)
          ? Optional.empty()
          : Optional.of(file + " is not as it was uploaded: its checksum differs");
    } catch (NoSuchFileException missing) {
      return Optional.of(file + " is missing");
    } catch (IOException failed) {
      return Optional.of(file + " cannot be read: " + FileFailure.of(failed));
    }
  }
}
