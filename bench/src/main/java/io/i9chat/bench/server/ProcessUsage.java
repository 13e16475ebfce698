package io.i9chat.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads what a process has cost so far from {@code /proc}, as proc(5) has it; Linux only. */
public final class ProcessUsage {
  /** USER_HZ, which Linux keeps at 100 towards programs on every platform that has a JDK. */
  private static final long MILLIS_PER_TICK = 10;

  private final Path folder;

  private ProcessUsage(Path folder) {
    this.folder = folder;
  }

  /** The process with this id. */
  public static ProcessUsage of(long pid) {
    return new ProcessUsage(Path.of("/proc", Long.toString(pid)));
  }

  /** This very process. */
  public static ProcessUsage self() {
    return of(ProcessHandle.current().pid());
  }

  /** True if the process exists and can be read. */
  public boolean isReadable() {
    return Files.isReadable(folder.resolve("stat")) && Files.isReadable(folder.resolve("status"));
  }

  /**
   * What it costs at one moment.
   *
   * @param user time spent in the program since its start, to 10 ms
   * @param system time the kernel spent for it since its start, to 10 ms
   * @param residentKib memory in RAM now
   * @param peakResidentKib the most memory it ever had in RAM
   */
  public record Sample(Duration user, Duration system, long residentKib, long peakResidentKib) {
    /** Processor time, program and kernel together. */
    public Duration cpu() {
      return user.plus(system);
    }
  }

  /**
   * Looks once.
   *
   * @throws IOException if the process has ended or this is not Linux
   */
  public Sample sample() throws IOException {
    return parse(
        Files.readString(folder.resolve("stat")), Files.readString(folder.resolve("status")));
  }

  /**
   * Processor time that all of the machine has spent on anything since it started, with interrupts
   * and what the hypervisor took away.
   */
  public static Duration machineBusy() throws IOException {
    return parseMachine(Files.readString(Path.of("/proc/stat")));
  }

  static Duration parseMachine(String stat) throws IOException {
    String[] fields = stat.lines().findFirst().orElse("").strip().split("\\s+", -1);
    if (fields.length < 9 || !fields[0].equals("cpu")) {
      throw new IOException("/proc/stat is not as expected");
    }
    Duration busy = Duration.ZERO;
    for (int i = 1; i <= 8; i++) {
      boolean idle = i == 4 || i == 5;
      busy = idle ? busy : busy.plus(ticks(fields[i]));
    }
    return busy;
  }

  static Sample parse(String stat, String status) throws IOException {
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    if (fields.length < 13) {
      throw new IOException("/proc/PID/stat is not as expected: " + stat);
    }
    return new Sample(
        ticks(fields[11]), ticks(fields[12]), kib(status, "VmRSS:"), kib(status, "VmHWM:"));
  }

  private static Duration ticks(String field) {
    return Duration.ofMillis(Long.parseLong(field) * MILLIS_PER_TICK);
  }

  private static long kib(String status, String name) throws IOException {
    for (String line : status.split("\n", -1)) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.substring(name.length()).replace("kB", "").strip());
      }
    }
    throw new IOException("/proc/PID/status has no " + name);
  }
}
