package io.i9chat.server.boot.store;

import io.i9chat.ports.spi.OwnerOnly;
import io.i9chat.server.boot.settings.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The file in a data folder that says that it came out of a backup. Media that are not in the
 * folder are newer than the ledger then, and may be those of a server that still runs: housekeeping
 * deletes none of them while the file is there. Media in the folder came out of the backup, too,
 * and the file means nothing for them.
 */
public final class RestoredMark {
  private static final String NAME = "restored";
  private static final String TEXT =
      """
      This data folder was restored from a backup. While this file is here, housekeeping deletes no
      media that are kept elsewhere, such as in a bucket. Remove it once this is the one server on them.
      """;

  private RestoredMark() {}

  /** The file of a data folder. */
  public static Path in(Path data) {
    return data.resolve(NAME);
  }

  /** Whether housekeeping has to keep all media now. */
  public static boolean keepsMedia(Settings settings) {
    return !settings.adapters().isMediaInFolder() && Files.exists(in(settings.data()));
  }

  /** Writes it into a data folder, durably. */
  static void leave(Path data) throws IOException {
    Path file = in(data);
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.on(file).file())) {
      ByteBuffer text = StandardCharsets.UTF_8.encode(TEXT);
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
  }
}
