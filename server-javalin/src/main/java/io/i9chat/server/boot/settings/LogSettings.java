package io.i9chat.server.boot.settings;

import ch.qos.logback.classic.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the log holds, and how its records look.
 *
 * @param level from which level on the server's own records are written
 * @param loggers levels of single loggers, by name
 */
public record LogSettings(Level level, Map<String, Level> loggers, Format format) {
  /** How a record looks. */
  public enum Format {
    /** One plain line, and a stack trace behind it where there is one. */
    TEXT,
    /** One line with a JSON object. */
    JSON
  }

  private static final List<Level> LEVELS =
      List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.OFF);

  /** Plain lines from {@code info} on. */
  public static final LogSettings DEFAULT = new LogSettings(Level.INFO, Map.of(), Format.TEXT);

  /** Takes a copy of the map. */
  public LogSettings {
    loggers = Map.copyOf(loggers);
  }

  /**
   * Reads what was set.
   *
   * @param levels a level, then any number of {@code LOGGER=LEVEL}, with commas between
   * @param format one of {@link Format}, in any case
   * @throws StartFailure naming the setting that is wrong, and why
   */
  public static LogSettings of(String levels, String format) {
    String[] parts = levels.split(",", -1);
    Map<String, Level> loggers = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] one = parts[i].split("=", 2);
      String name = one[0].strip();
      if (one.length < 2 || !name.matches("[\\w.$]+")) {
        throw wrongLevel(levels);
      }
      loggers.put(name, level(levels, one[1]));
    }
    return new LogSettings(level(levels, parts[0]), loggers, format(format));
  }

  private static Level level(String levels, String name) {
    return LEVELS.stream()
        .filter(level -> level.levelStr.equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(() -> wrongLevel(levels));
  }

  private static Format format(String name) {
    try {
      return Format.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw StartFailure.wrong(Setting.LOG_FORMAT, name, "must be text or json");
    }
  }

  private static StartFailure wrongLevel(String levels) {
    return StartFailure.wrong(
        Setting.LOG_LEVEL,
        levels,
        "must be trace, debug, info, warn, error or off, perhaps with LOGGER=LEVEL behind it, with"
            + " commas");
  }
}
