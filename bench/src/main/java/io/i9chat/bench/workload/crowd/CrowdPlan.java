package io.i9chat.bench.workload.crowd;

import io.i9chat.bench.workload.Bounds;
import java.time.Duration;
import java.util.List;

/**
 * How the workloads "idle" and "reconnect" run.
 *
 * @param connections one measurement each, 10 to 30,000
 * @param idle how long to watch connections on which nothing happens, 1 s to 10 minutes
 * @param within how long the return of all people is spread over, 0 to 10 minutes
 * @param missed entries that a group gets while its members are away, 1 to 500
 * @param watchers people who watch the presence of 500 others each, 0 to 100
 */
public record CrowdPlan(
    List<Integer> connections, Duration idle, Duration within, int missed, int watchers) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Refuses what is out of bounds. */
  public CrowdPlan {
    connections = List.copyOf(connections);
    Bounds.require(
        !connections.isEmpty() && connections.size() <= 8, "give 1 to 8 numbers of connections");
    Bounds.require(
        connections.stream().allMatch(n -> n >= 10 && n <= 30_000),
        "connections must be 10 to 30,000");
    Bounds.times(Duration.ZERO, idle);
    Bounds.require(
        !within.isNegative() && within.compareTo(LONGEST) <= 0,
        "the return must be spread over 0 to 600 seconds");
    Bounds.require(missed >= 1 && missed <= 500, "missed entries must be 1 to 500");
    Bounds.require(watchers >= 0 && watchers <= 100, "watchers must be 0 to 100");
  }

  /** The largest number of connections. */
  public int most() {
    return connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** All members, the writer, and the watchers. */
  public int accounts() {
    return 1 + watchers + most();
  }

  /** As {@link #accounts()}, where no person takes part in two measurements. */
  public int accountsOfTheirOwn() {
    return 1 + watchers + connections.stream().mapToInt(Integer::intValue).sum();
  }
}
