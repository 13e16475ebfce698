package io.i9chat.server.boot.settings;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an operator set, in the environment or the file, and by which names. */
final class SetValues {
  private final Map<String, String> values;
  private final Map<Setting, String> secrets;

  private SetValues(Map<String, String> values, Map<Setting, String> secrets) {
    this.values = values;
    this.secrets = secrets;
  }

  /**
   * Everything, with the secrets that are in files.
   *
   * @throws StartFailure naming what is no setting, or a secret that cannot be had
   */
  static SetValues read(Map<String, String> environment, Path folder) {
    Map<String, String> values = values(environment, folder);
    return new SetValues(values, SecretFiles.read(values, folder));
  }

  /**
   * The same, but no file with a secret is read.
   *
   * @throws StartFailure naming what is no setting
   */
  static SetValues readWithoutSecrets(Map<String, String> environment, Path folder) {
    return new SetValues(values(environment, folder), Map.of());
  }

  private static Map<String, String> values(Map<String, String> environment, Path folder) {
    Map<String, String> values = new TreeMap<>(SettingsFile.read(environment, folder));
    environment.forEach((key, value) -> {
      if (key.startsWith(Setting.PREFIX) || Setting.isName(key)) {
        values.put(key, value);
      }
    });
    for (String key : values.keySet()) {
      if (!Setting.isName(key) && !AdapterChoice.takes(key, values)) {
        throw new StartFailure(UnknownNames.line(key));
      }
    }
    return values;
  }

  /** Every value as it was written, by its full name. */
  Map<String, String> all() {
    return values;
  }

  /** The value of a setting, out of its file if it has one; {@code null} if it is not set. */
  @Nullable String optional(Setting setting) {
    String secret = secrets.get(setting);
    if (secret != null) {
      return secret;
    }
    String text = values.get(setting.key());
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The secrets that are in files. */
  Set<Setting> inFiles() {
    return secrets.isEmpty() ? Set.of() : EnumSet.copyOf(secrets.keySet());
  }

  /** The name that the operator set it by: that of its file, if its value is in one. */
  String name(Setting setting) {
    return secrets.containsKey(setting) ? setting.fileKey() : setting.key();
  }
}
