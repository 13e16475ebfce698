package io.i9chat.server.boot.command;

import io.i9chat.server.boot.settings.FileFailure;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.Settings;
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
  int on(Settings settings) {
    Path data = settings.data();
    try {
      boolean inFolder = settings.adapters().isMediaInFolder();
      Backup backup = inFolder ? new Backup(data) : Backup.withoutObjects(data);
      Backup.Made made = backup.into(file.toAbsolutePath());
      say(
          file
              + ": "
              + made.bytes()
              + " bytes, the database and "
              + (inFolder
                  ? made.objects() + " objects"
                  : "no objects, which are elsewhere: " + settings.adapters().media())
              + (made.missing() == 0
                  ? ""
                  : ", without " + made.missing() + " that the folder does not have")
              + (made.withSecret()
                  ? ""
                  : "; the secret is not in it: keep " + Setting.SECRET.key() + " with it"));
      return 0;
    } catch (IOException failed) {
      throw new StartFailure(file + ": cannot be made: " + FileFailure.of(failed));
    }
  }
}
