package io.i9chat.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads what processes have cost so far from {@code /proc}, as proc(5) has it; Linux only. */
public final class ProcessUsage {
  /** USER_HZ, which Linux keeps at 100 towards programs on every platform that has a JDK. */
  private static final long MILLIS_PER_TICK = 10;

  private final List<Path> folders;

  private ProcessUsage(List<Path> folders) {
    this.folders = folders;
  }

  /** The process with this id. */
  public static ProcessUsage of(long pid) {
    return of(List.of(pid));
  }

  /** The processes with these ids, which are added up. */
  public static ProcessUsage of(List<Long> pids) {
    return new ProcessUsage(
        pids.stream().map(pid -> Path.of("/proc", Long.toString(pid))).toList());
  }

  /** This very process. */
  public static ProcessUsage self() {
    return of(ProcessHandle.current().pid());
  }

  /** True if the processes exist and can be read. */
  public boolean isReadable() {
    return folders.stream()
        .flatMap(folder -> Stream.of(folder.resolve("stat"), folder.resolve("status")))
        .allMatch(Files::isReadable);
  }

  /**
   * What they cost at one moment.
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

    private Sample plus(Sample other) {
      return new Sample(
          user.plus(other.user),
          system.plus(other.system),
          residentKib + other.residentKib,
          peakResidentKib + other.peakResidentKib);
    }
  }

  /**
   * Looks once.
   *
   * @throws IOException if a process has ended or this is not Linux
   */
  public Sample sample() throws IOException {
    Sample all = new Sample(Duration.ZERO, Duration.ZERO, 0, 0);
    for (Path folder : folders) {
      String stat = Files.readString(folder.resolve("stat"));
      all = all.plus(parse(stat, Files.readString(folder.resolve("status"))));
    }
    return all;
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
