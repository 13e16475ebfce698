package io.i9chat.server.boot.command;

import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.FolderSettings;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.boot.store.Backup;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies a data folder into one file. */
@Command(
    name = "backup",
    description = "Copies the data folder into one file; the server may run on it meanwhile.",
    mixinStandardHelpOptions = true)
public final class BackupCommand extends StoreCommand {
  // Set by picocli, which has no other way to give it.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "FILE", description = "A new file, made for its owner only.")
  private Path file;

  @Override
  public int on(FolderSettings settings) {
    Path data = settings.data();
    try {
      boolean inFolder = settings.isMediaInFolder();
      Backup backup = inFolder ? new Backup(data) : Backup.withoutObjects(data);
      Backup.Made made = backup.into(file.toAbsolutePath());
      String objects =
          inFolder
              ? Amount.of(made.objects(), "object")
              : "no objects, which are elsewhere: " + settings.media();
      say("%s: %s".formatted(file.toAbsolutePath(), said(made, objects)));
      return 0;
    } catch (IOException failed) {
      throw new StartFailure(file + ": cannot be made: " + FileFailure.of(failed));
    }
  }

  private static String said(Backup.Made made, String objects) {
    String whole = made.bytes() + " bytes, the database and " + objects;
    String missing =
        made.missing() == 0
            ? ""
            : ", without %d that the folder does not have".formatted(made.missing());
    String secret =
        made.withSecret()
            ? ""
            : "; the secret is not in it: keep what %s or %s says with it"
                .formatted(Setting.SECRET.key(), Setting.SECRET.fileKey());
    return whole + missing + secret;
  }
}
