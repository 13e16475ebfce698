package io.i9chat.server.boot.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of uploads are kept.
 *
 * @param adapter which adapter keeps them
 * @param shared the folder that they are files of, if that is one that several servers have; {@code
 *     null} for the data folder, and where they are no files
 */
public record MediaChoice(AdapterChoice adapter, @Nullable Path shared) {
  private static final String FOLDER = "folder";

  /**
   * What is chosen.
   *
   * @param all every value that is set, by its full name
   * @throws StartFailure if that cannot be
   */
  static MediaChoice of(Map<String, String> all) {
    AdapterChoice adapter = AdapterChoice.of(Setting.MEDIA, all);
    String folder = all.getOrDefault(Setting.MEDIA_DIR.key(), "").strip();
    return new MediaChoice(
        adapter, adapter.name().equals(FOLDER) && !folder.isEmpty() ? absolute(folder) : null);
  }

  /** Servers that start in different folders would have different ones by a relative path. */
  private static Path absolute(String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException notOne) {
      throw notAbsolute(text);
    }
    throw notAbsolute(text);
  }

  private static StartFailure notAbsolute(String text) {
    return StartFailure.wrong(Setting.MEDIA_DIR, text, "must be the absolute path of a folder");
  }

  /** Whether they are files of the data folder. */
  public boolean isInDataFolder() {
    return adapter.name().equals(FOLDER) && shared == null;
  }

  /**
   * The folder that they are files of.
   *
   * @param data the data folder
   * @return {@code null} if they are no files
   */
  public @Nullable Path folder(Path data) {
    return isInDataFolder() ? data.resolve("media") : shared;
  }

  /** The setting that says it with its value, as lines about it begin. */
  @Override
  public String toString() {
    return shared == null ? adapter.toString() : Setting.MEDIA_DIR.key() + "=" + shared;
  }
}
