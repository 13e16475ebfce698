package io.i9chat.bench.workload.overload;

import java.time.Duration;

/**
 * How the workload "overload" runs.
 *
 * @param members of the group that syncs at once, 2 to 1,000
 * @param messages of 3,500 characters in it, 1 to 1,000
 * @param attackers of the five kinds in turn, 0 to 100
 * @param searched messages in the chat of an attacker who searches, 1 to 100,000
 * @param measured how long honest clients are measured, without and with attackers, 1 to 600 s
 */
record OverloadPlan(int members, int messages, int attackers, int searched, Duration measured) {
  /** Clients that talk in pairs. */
  static final int TALKERS = 20;

  /** People who sign in once a second, one after another: enough for a percentile to be one. */
  static final int SIGNERS = 5;

  /** Refuses what is out of bounds. */
  public OverloadPlan {
    require(members >= 2 && members <= 1_000, "members must be 2 to 1,000");
    require(messages >= 1 && messages <= 1_000, "messages must be 1 to 1,000");
    require(attackers >= 0 && attackers <= 100, "attackers must be 0 to 100");
    require(searched >= 1 && searched <= 100_000, "searched messages must be 1 to 100,000");
    require(
        measured.toSeconds() >= 1 && measured.toSeconds() <= 600,
        "the measured time must be 1 to 600 seconds");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Members, talkers, and two accounts an attacker: the second is the other side of its chat. */
  int accounts() {
    return members + TALKERS + 2 * attackers;
  }
}
