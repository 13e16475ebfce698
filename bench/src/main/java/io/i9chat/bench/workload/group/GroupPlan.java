package io.i9chat.bench.workload.group;

import io.i9chat.bench.workload.Bounds;
import java.time.Duration;
import java.util.List;

/**
 * How the workload "group" runs.
 *
 * @param sizes one measurement each: members of the group, all online, 2 to 10,000
 * @param senders how many of them write, 1 to 100 and no more than the smallest size
 * @param inFlight messages per sender that not all members have yet, 1 to 32; at most 192 together,
 *     below the 256 events that a server keeps for a slow connection
 * @param warmUp time before each measurement that does not count, 0 to 10 minutes
 * @param measured time that counts, 1 s to 10 minutes
 */
record GroupPlan(
    List<Integer> sizes, int senders, int inFlight, Duration warmUp, Duration measured) {
  private static final int MOST_TOGETHER = 192;

  /** Refuses what is out of bounds. */
  public GroupPlan {
    sizes = List.copyOf(sizes);
    Bounds.require(!sizes.isEmpty() && sizes.size() <= 8, "give 1 to 8 sizes");
    for (int size : sizes) {
      Bounds.require(size >= 2 && size <= 10_000, "a group has 2 to 10,000 members");
      Bounds.require(senders >= 1 && senders <= Math.min(size, 100), "senders must be 1 to 100");
    }
    Bounds.require(inFlight >= 1 && inFlight <= 32, "the protocol allows 1 to 32 calls in flight");
    Bounds.require(senders * inFlight <= MOST_TOGETHER, "at most 192 messages in flight together");
    Bounds.times(warmUp, measured);
  }

  int largest() {
    return sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}
