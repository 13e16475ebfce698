package io.i9chat.bench.workload.gap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.RunName;
import io.i9chat.bench.workload.UsageSpan;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Empties the Redis under people who are connected, and waits until they all have everything. */
record GapRun(
    GapPlan plan,
    Wire wire,
    TargetServer target,
    Api api,
    List<GapGroup> groups,
    List<GapMember> members,
    GapRound round,
    Faults faults) {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final Duration CONVERGED_WITHIN = Duration.ofSeconds(60);

  /** One round, on the thread that polls. */
  GapRow measure() throws IOException {
    UsageSpan usage = UsageSpan.begin(target.process());
    round.begin();
    flush(plan.redis());
    var written = CompletableFuture.runAsync(this::write, Thread::startVirtualThread);
    if (!Polling.until(wire, CONVERGED_WITHIN, () -> isOver(written))) {
      faults.addFatal("after a minute " + lacking());
    }
    long now = System.nanoTime();
    round.meter().stop(now);
    usage.end();
    // What begins anew repeats the newest entries; the next round is not to be told of them.
    Polling.calmDown(wire, faults);
    double converged = (now - round.emptiedAt()) / 1e9;
    return new GapRow(members.size(), round.result(converged), round.meter(), usage);
  }

  private String lacking() {
    long lacking = members.stream().filter(member -> !member.hasAll()).count();
    return "%d of %d members lack something, and %d had synced"
        .formatted(lacking, members.size(), round.syncedCount());
  }

  private boolean isOver(CompletableFuture<?> written) {
    members.forEach(GapMember::syncAgain);
    return faults.areTooMany()
        || (written.isDone()
            && round.syncedCount() >= members.size()
            && members.stream().allMatch(GapMember::hasAll));
  }

  /** Writes a message to every group, over the first server. */
  private void write() {
    try {
      for (GapGroup group : groups) {
        group.written(
            api.send(
                target.accounts().getFirst(), group.chat(), RunName.fresh(), GapWorkload.TEXT));
      }
    } catch (IOException e) {
      faults.addFatal("a message was not taken: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes all that the Redis holds. */
  private static void flush(Address redis) throws IOException {
    try (Socket socket = new Socket(redis.host(), redis.port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(5), US_ASCII);
      if (!answer.equals("+OK\r\n")) {
        throw new IOException("the Redis at " + redis + " answers " + answer.strip());
      }
    }
  }
}
