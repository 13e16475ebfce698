package io.i9chat.ports.spi;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an operator set for an adapter. Printing it shows names and no value, for any may be a
 * secret.
 */
public final class AdapterSettings {
  private final String prefix;
  private final Map<String, String> values;
  private final Path data;

  /**
   * The settings of one adapter.
   *
   * @param prefix what the names begin with where the operator writes them, such as {@code
   *     I9CHAT_MAIL_}
   * @param values by the names without the prefix; none is blank
   * @param data the server's data folder, which the adapter may keep files in; it may not be there
   *     yet
   */
  public AdapterSettings(String prefix, Map<String, String> values, Path data) {
    this.prefix = prefix;
    this.values = Map.copyOf(values);
    this.data = data;
  }

  /** The value of a setting that may be left out. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The value of a setting that must be there.
   *
   * @throws WrongSetting if it is not
   */
  public String get(String name) {
    return find(name).orElseThrow(() -> wrong(name, "must be set"));
  }

  /** The server's data folder, which the adapter may keep files in. */
  public Path data() {
    return data;
  }

  /**
   * What to throw for a setting that is not as it must be.
   *
   * @param rule what it must be, such as {@code must be a folder}, without the value if that may be
   *     a secret
   */
  public WrongSetting wrong(String name, String rule) {
    return new WrongSetting(prefix + name + ": " + rule);
  }

  @Override
  public String toString() {
    return prefix + new TreeSet<>(values.keySet());
  }
}
