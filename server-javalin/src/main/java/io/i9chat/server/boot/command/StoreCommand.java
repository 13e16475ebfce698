package io.i9chat.server.boot.command;

import io.i9chat.ports.PortFailure;
import io.i9chat.server.boot.process.ProcessSettings;
import io.i9chat.server.boot.settings.FolderSettings;
import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.boot.settings.StartFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** An operator's command on a whole data folder, beside the server that may run on it. */
abstract class StoreCommand implements Callable<Integer> {
  // Set by picocli, which has no other way to give it.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Override
  public final Integer call() {
    FolderSettings settings = ProcessSettings.readFolder();
    if (!settings.isStoreInFolder()) {
      throw new StartFailure(
          Setting.STORE.key()
              + ": the record is in another store than SQLite, which has tools of its own for this");
    }
    try {
      return on(settings);
    } catch (PortFailure failed) {
      throw new StartFailure(String.valueOf(failed.getMessage()));
    }
  }

  /** Does it, and answers the exit code. */
  abstract int on(FolderSettings settings);

  void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
