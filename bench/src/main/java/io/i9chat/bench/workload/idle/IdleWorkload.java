package io.i9chat.bench.workload.idle;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.LiveHeap;
import io.i9chat.bench.server.ProcessUsage;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.UsageSpan;
import io.i9chat.bench.workload.Workload;
import io.i9chat.bench.workload.crowd.Crowd;
import io.i9chat.bench.workload.crowd.CrowdMember;
import io.i9chat.bench.workload.crowd.CrowdPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Workload 3: many connections on which nothing happens, and what they cost the server. */
final class IdleWorkload implements Workload {
  private static final int REHEARSAL = 50;

  /** Longer than the ten seconds for which a person who is gone still counts as there. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(15);

  private final CrowdPlan plan;
  private final Consumer<String> progress;
  private LiveHeap.@Nullable Look atFirst;

  /**
   * Runs by this plan.
   *
   * @param progress told in a line what is being done
   */
  public IdleWorkload(CrowdPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public int accounts() {
    return plan.accounts();
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    List<IdleRow> rows = new ArrayList<>();
    try (Api api = new Api(target.address());
        Wire wire = Wire.open()) {
      progress.accept("making groups for " + plan.most());
      Crowd crowd = Crowd.gather(wire, target, faults, api, 1 + plan.watchers(), plan.most());
      for (int connections : plan.connections()) {
        if (!faults.areTooMany()) {
          rows.add(measure(crowd, target, connections));
        }
      }
    }
    return IdleTable.section(name(), plan, rows);
  }

  private IdleRow measure(Crowd crowd, TargetServer target, int connections)
      throws IOException, InterruptedException {
    List<CrowdMember> people = crowd.members().subList(0, connections);
    progress.accept("rehearsing, then looking at the heap with no connection open");
    warmUp(crowd, people);
    LiveHeap.Look before = look(target);
    if (atFirst == null) {
      atFirst = before;
    }
    ProcessUsage.Sample processBefore = target.process() == null ? null : target.process().sample();
    progress.accept("connecting " + connections);
    Meter meter = crowd.measure();
    long begin = System.nanoTime();
    crowd.connect(people);
    double connecting = (System.nanoTime() - begin) / 1e9;
    crowd.announce(people);
    meter.stop(System.nanoTime());
    crowd.pass(Duration.ofSeconds(2));
    UsageSpan usage = UsageSpan.begin(target.process());
    long idleFrom = System.nanoTime();
    crowd.pass(plan.idle());
    double idle = (System.nanoTime() - idleFrom) / 1e9;
    usage.end();
    LiveHeap.Look after = look(target);
    crowd.announce(people);
    crowd.drop(people);
    return new IdleRow(
        connections, connecting, meter, usage, idle, atFirst, before, after, processBefore);
  }

  /** Loads what the server loads once, so that it does not count as a connection's. */
  private static void warmUp(Crowd crowd, List<CrowdMember> all) throws IOException {
    List<CrowdMember> people = all.subList(0, Math.min(REHEARSAL, all.size()));
    crowd.connect(people);
    crowd.announce(people);
    crowd.drop(people);
    crowd.pass(FORGOTTEN);
  }

  private LiveHeap.@Nullable Look look(TargetServer target)
      throws IOException, InterruptedException {
    LiveHeap heap = target.heap();
    if (heap == null) {
      return null;
    }
    LiveHeap.Look look = heap.look();
    progress.accept("%,d bytes live in %,d objects".formatted(look.bytes(), look.objects()));
    look.largest().forEach(line -> progress.accept("  " + line));
    return look;
  }
}
