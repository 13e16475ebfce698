package io.i9chat.server.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs sequences of commands on nodes and on the {@link Reference}, side by side. */
final class Sequence {
  /** More tries than this find nothing shorter that is worth waiting for. */
  private static final int MOST_TRIES = 400;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Sequence() {}

  /**
   * Runs the commands on people who are new to the store.
   *
   * @param seen is told what was answered to what
   * @return where the two first differ; empty if they do not
   */
  static String difference(Ground ground, List<Command> commands, Set<String> seen) {
    Reference reference = new Reference();
    try (Backend backend = new Backend(ground)) {
      for (int i = 0; i < commands.size(); i++) {
        Command command = commands.get(i);
        int seq = reference.aim(command);
        if (command instanceof Command.Pass) {
          // A minute is longer than it takes to be told.
          backend.awaitLive(ReferenceView.of(reference).live());
        }
        String actual = answer(backend, command, seq);
        String expected = reference.run(command, seq);
        seen.add(command.getClass().getSimpleName() + " " + words(expected));
        if (!expected.equals(actual)) {
          String what = command + (seq == 0 ? "" : " of " + seq);
          return what + ": expected " + expected + " but was " + actual;
        }
      }
      Snapshot expected = ReferenceView.of(reference);
      backend.awaitLive(expected.live());
      return Snapshot.difference(expected, backend.snapshot());
    }
  }

  /** A command that fails is one that differs. */
  private static String answer(Backend backend, Command command, int seq) {
    try {
      return backend.run(command, seq);
    } catch (RuntimeException bug) {
      return bug.toString();
    }
  }

  /** An answer without its numbers. */
  private static String words(String answer) {
    return answer.replaceAll(" [0-9]+", "");
  }

  private static boolean isEarly(long start) {
    return System.nanoTime() - start < LONGEST.toNanos();
  }

  /** What is left of commands that differ when all is left out that can be. */
  static List<Command> shrunk(Ground ground, List<Command> commands, Set<String> seen) {
    List<Command> least = List.copyOf(commands);
    int tries = 0;
    boolean shorter = true;
    long start = System.nanoTime();
    while (shorter && tries < MOST_TRIES) {
      shorter = false;
      for (int i = least.size() - 1; i >= 0 && tries < MOST_TRIES && isEarly(start); i--) {
        List<Command> without = new ArrayList<>(least);
        without.remove(i);
        tries++;
        if (!difference(ground, without, seen).isEmpty()) {
          least = List.copyOf(without);
          shorter = true;
        }
      }
    }
    return least;
  }
}
