package io.i9chat.redis;

import java.util.Map;
import java.util.TreeMap;

/** What {@code INFO commandstats} says. */
public final class CommandStats {
  private static final String LINE = "cmdstat_";

  private CommandStats() {}

  /** How often each command was called since the server began, by its name in lower case. */
  public static Map<String, Long> calls(String info) {
    Map<String, Long> calls = new TreeMap<>();
    info.lines()
        .filter(line -> line.startsWith(LINE))
        .forEach(line -> {
          String name = line.substring(LINE.length(), line.indexOf(':'));
          String count = line.substring(line.indexOf('=') + 1, line.indexOf(','));
          calls.put(name, Long.valueOf(count));
        });
    return calls;
  }
}
