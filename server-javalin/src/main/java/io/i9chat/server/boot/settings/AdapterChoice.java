package io.i9chat.server.boot.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which adapter serves a port: one of the server's own, or one that is found by its name. Printing
 * it shows no value.
 *
 * @param setting the setting that names it
 * @param values what is set for it, by names without the prefix; empty for the server's own
 */
public record AdapterChoice(Setting setting, String name, Map<String, String> values) {
  private static final Map<Setting, Set<String>> OWN =
      Map.of(
          Setting.STORE, Set.of("sqlite", "neo4j"),
          Setting.MEDIA, Set.of("folder", "s3", "gcs"),
          Setting.MAIL, Set.of("outbox", "smtp"));

  /** Takes a copy of the map. */
  public AdapterChoice {
    values = Map.copyOf(values);
  }

  /**
   * What is chosen by a setting.
   *
   * @param all every value that is set, by its full name
   * @throws StartFailure if that cannot be the name of an adapter
   */
  static AdapterChoice of(Setting setting, Map<String, String> all) {
    String name = name(setting, all);
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw StartFailure.wrong(
          setting,
          name,
          "must be the name of an adapter in lower case, such as %s"
              .formatted(String.join(", ", new TreeSet<>(own(setting)))));
    }
    Map<String, String> values = new TreeMap<>();
    all.forEach((key, value) -> {
      if (isFor(setting, key, all) && !value.isBlank()) {
        values.put(key.substring(prefix(setting).length()), value.strip());
      }
    });
    return new AdapterChoice(setting, name, values);
  }

  /** Whether a name that is no setting of the server's is one of an adapter that is chosen. */
  static boolean takes(String key, Map<String, String> all) {
    return OWN.keySet().stream().anyMatch(setting -> isFor(setting, key, all));
  }

  private static boolean isFor(Setting setting, String key, Map<String, String> all) {
    return key.startsWith(prefix(setting))
        && Setting.find(key).isEmpty()
        && !own(setting).contains(name(setting, all));
  }

  private static String name(Setting setting, Map<String, String> all) {
    String text = all.getOrDefault(setting.key(), "").strip();
    return text.isEmpty() ? String.valueOf(setting.usual()) : text;
  }

  private static String prefix(Setting setting) {
    return setting.key() + "_";
  }

  private static Set<String> own(Setting setting) {
    return OWN.getOrDefault(setting, Set.of());
  }

  /** Whether it is one of the server's own. */
  public boolean isOwn() {
    return own().contains(name);
  }

  /** The names of the server's own adapters for this port. */
  public Set<String> own() {
    return own(setting);
  }

  /** What the names of its settings begin with, such as {@code I9CHAT_MAIL_}. */
  public String prefix() {
    return prefix(setting);
  }

  /** The setting with its value, as lines about it begin. */
  @Override
  public String toString() {
    return setting.key() + "=" + name;
  }
}
