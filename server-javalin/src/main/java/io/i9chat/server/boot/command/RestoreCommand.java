package io.i9chat.server.boot.command;

import io.i9chat.server.boot.failure.FileFailure;
import io.i9chat.server.boot.settings.FolderSettings;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.server.boot.store.Restore;
import io.i9chat.server.boot.store.RestoredMark;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a data folder of what {@link BackupCommand} made. */
@Command(
    name = "restore",
    description = "Puts a backup into a data folder that is empty or not there.",
    mixinStandardHelpOptions = true)
public final class RestoreCommand extends StoreCommand {
  // Set by picocli, which has no other way to give it.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "FILE", description = "What backup made.")
  private Path file;

  @Override
  public int on(FolderSettings settings) {
    Path data = settings.data();
    try {
      Restore.Restored done = new Restore(data).from(file);
      say(
          "%s: restored, the database and %s%s"
              .formatted(
                  data,
                  Amount.of(done.objects(), "object"),
                  done.withSecret()
                      ? ""
                      : "; its secret was not in it, and has to be in %s or %s"
                          .formatted(Setting.SECRET.key(), Setting.SECRET.fileKey())));
      if (!settings.isMediaInFolder()) {
        say(
            "nothing is deleted from %s until %s is removed"
                .formatted(settings.media(), RestoredMark.in(data)));
      }
      return 0;
    } catch (IOException failed) {
      throw new StartFailure(file + ": cannot be restored: " + FileFailure.of(failed));
    }
  }
}
