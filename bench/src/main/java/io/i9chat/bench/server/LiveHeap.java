package io.i9chat.bench.server;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at what lives on the heap of a JVM, through {@code jcmd}, which collects garbage first. */
public final class LiveHeap {
  private static final int FIRST_CLASSES = 15;

  private final Path jcmd;
  private final long pid;

  private LiveHeap(Path jcmd, long pid) {
    this.jcmd = jcmd;
    this.pid = pid;
  }

  /**
   * The heap of this process, which must be of the same user.
   *
   * @param java the java program; its folder must have {@code jcmd} when it is asked for
   */
  public static LiveHeap of(Path java, long pid) {
    return new LiveHeap(java.resolveSibling("jcmd"), pid);
  }

  /**
   * What lives there at one moment.
   *
   * @param bytes of all live objects
   * @param objects how many
   * @param largest the classes that take most, a line each: rank, objects, bytes, name
   */
  public record Look(long bytes, long objects, List<String> largest) {
    /** Keeps its own copy. */
    public Look {
      largest = List.copyOf(largest);
    }
  }

  /**
   * Collects garbage and counts what is left; the process stands still meanwhile.
   *
   * @throws IOException if there is no jcmd or the process cannot be asked
   */
  public Look look() throws IOException, InterruptedException {
    if (!Files.isExecutable(jcmd)) {
      throw new IOException("needs " + jcmd + ", which a JDK has: give another --java");
    }
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.waitFor() != 0) {
      throw new IOException("jcmd ended with " + process.exitValue() + ": " + output.strip());
    }
    return parse(output);
  }

  static Look parse(String histogram) throws IOException {
    List<String> lines = histogram.lines().map(String::strip).toList();
    List<String> largest =
        lines.stream().filter(line -> line.matches("\\d+: .*")).limit(FIRST_CLASSES).toList();
    for (String line : lines) {
      String[] fields = line.split("\\s+", -1);
      if (fields.length == 3 && fields[0].equals("Total")) {
        return new Look(Long.parseLong(fields[2]), Long.parseLong(fields[1]), largest);
      }
    }
    throw new IOException("jcmd's histogram has no total");
  }
}
