package io.i9chat.server.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs sequences of commands on a store and on the {@link Reference}, side by side. */
final class Sequence {
  /** More tries than this find nothing shorter that is worth waiting for. */
  private static final int MOST_TRIES = 400;

  private Sequence() {}

  /**
   * Runs the commands on people who are new to the store.
   *
   * @param seen is told what was answered to what
   * @return where the two first differ; empty if they do not
   */
  static String difference(Store store, List<Command> commands, Set<String> seen) {
    Reference reference = new Reference();
    try (Backend backend = new Backend(store)) {
      for (int i = 0; i < commands.size(); i++) {
        Command command = commands.get(i);
        int seq = reference.aim(command);
        String actual = answer(backend, command, seq);
        String expected = reference.run(command, seq);
        seen.add(command.getClass().getSimpleName() + " " + words(expected));
        if (!expected.equals(actual)) {
          String what = command + (seq == 0 ? "" : " of " + seq);
          return what + ": expected " + expected + " but was " + actual;
        }
      }
      return Snapshot.difference(ReferenceView.of(reference), backend.snapshot());
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

  /** What is left of commands that differ when all is left out that can be. */
  static List<Command> shrunk(Store store, List<Command> commands, Set<String> seen) {
    List<Command> least = List.copyOf(commands);
    int tries = 0;
    boolean shorter = true;
    while (shorter && tries < MOST_TRIES) {
      shorter = false;
      for (int i = least.size() - 1; i >= 0 && tries < MOST_TRIES; i--) {
        List<Command> without = new ArrayList<>(least);
        without.remove(i);
        tries++;
        if (!difference(store, without, seen).isEmpty()) {
          least = List.copyOf(without);
          shorter = true;
        }
      }
    }
    return least;
  }
}
