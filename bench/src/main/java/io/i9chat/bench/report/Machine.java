package io.i9chat.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine a run was made on, in words. */
public final class Machine {
  private Machine() {}

  /** Processors, memory and operating system, in one line. */
  public static String describe() {
    return "%d processors (%s), %s, %s %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            field(Path.of("/proc/cpuinfo"), "model name"),
            memory(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
  }

  private static String memory() {
    String total = field(Path.of("/proc/meminfo"), "MemTotal").replace("kB", "").strip();
    return total.matches("\\d{1,15}")
        ? String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(total) / 1048576.0)
        : "memory unknown";
  }

  private static String field(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("model unknown");
    } catch (IOException e) {
      return "model unknown";
    }
  }
}
