package io.i9chat.server.boot.settings;

import java.nio.file.Path;

/**
 * What a command goes by that looks at the data folder alone, or has the server on it do the work:
 * neither secrets nor the settings of mail, bucket or store are read.
 *
 * @param data the folder that everything is kept in
 * @param store what the record is kept in
 * @param media where the bytes of uploads are kept
 * @param logging what the log holds
 */
public record FolderSettings(
    Path data, AdapterChoice store, MediaChoice media, LogSettings logging) {
  /** Whether the record is a SQLite file of the data folder. */
  public boolean isStoreInFolder() {
    return store.name().equals("sqlite");
  }

  /** Whether uploads are files of the data folder. */
  public boolean isMediaInFolder() {
    return media.isInDataFolder();
  }
}
