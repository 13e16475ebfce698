package io.i9chat.bench.workload;

import io.i9chat.bench.server.ProcessUsage;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What server and generator cost between two moments. */
public final class UsageSpan {
  private final @Nullable ProcessUsage server;
  private final ProcessUsage generator = ProcessUsage.self();
  private final ProcessUsage.@Nullable Sample serverBefore;
  private final ProcessUsage.Sample generatorBefore;
  private ProcessUsage.@Nullable Sample serverAfter;
  private ProcessUsage.Sample generatorAfter;
  private final Duration machineBefore;
  private Duration machineAfter;

  private UsageSpan(@Nullable ProcessUsage server) throws IOException {
    this.server = server;
    this.serverBefore = server == null ? null : server.sample();
    this.generatorBefore = generator.sample();
    this.generatorAfter = generatorBefore;
    this.machineBefore = ProcessUsage.machineBusy();
    this.machineAfter = machineBefore;
  }

  /** Begins now; the process of a server that is not known is null. */
  public static UsageSpan begin(@Nullable ProcessUsage server) throws IOException {
    return new UsageSpan(server);
  }

  /** Ends now. */
  public void end() throws IOException {
    generatorAfter = generator.sample();
    serverAfter = server == null ? null : server.sample();
    machineAfter = ProcessUsage.machineBusy();
  }

  /** Processor seconds of the machine beyond those of server and generator; 0 or more. */
  public double otherCpuSeconds() {
    double machine = machineAfter.minus(machineBefore).toMillis() / 1e3;
    return Math.max(0, machine - generatorCpuSeconds() - Math.max(0, serverCpuSeconds()));
  }

  /** Processor seconds of the generator. */
  public double generatorCpuSeconds() {
    return seconds(generatorBefore, generatorAfter);
  }

  /** Processor seconds of the server; negative if its process is unknown. */
  public double serverCpuSeconds() {
    return serverBefore == null || serverAfter == null ? -1 : seconds(serverBefore, serverAfter);
  }

  /** The server at the end; null if its process is unknown. */
  public ProcessUsage.@Nullable Sample serverAfter() {
    return serverAfter;
  }

  private static double seconds(ProcessUsage.Sample before, ProcessUsage.Sample after) {
    return after.cpu().minus(before.cpu()).toMillis() / 1e3;
  }
}
