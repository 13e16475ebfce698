package io.i9chat.server.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that there is after a sequence, as it is compared: by chat, and by person.
 *
 * @param live which entries each was told of as they came
 */
record Snapshot(
    Map<String, List<LogLine>> logs,
    Map<String, Map<Integer, Person>> people,
    Map<String, Map<Integer, List<Live>>> live) {
  /** The text of what was withdrawn. */
  static final String WITHDRAWN = "(withdrawn)";

  /** An entry that a person was told of. */
  record Live(int seq, boolean hidden) {}

  /**
   * One entry of a log.
   *
   * @param people the people it names beside its author
   * @param target the message that it is about, or answers; 0 if none
   * @param text what it says, empty if nothing
   */
  record LogLine(int seq, String kind, int author, List<Integer> people, int target, String text) {
    static LogLine hidden(int seq) {
      return new LogLine(seq, "hidden", Command.NOBODY, List.of(), 0, "");
    }
  }

  /**
   * One item of a history.
   *
   * @param quote what it answers: nothing, a seq alone, or a seq and what is there
   * @param reactions who reacts how
   */
  record Item(
      int seq,
      String kind,
      String text,
      boolean deleted,
      boolean edited,
      String quote,
      Map<String, List<Integer>> reactions) {}

  /**
   * A chat as it stands for one person.
   *
   * @param head the last seq that they may see
   * @param group what a group shows of itself, and how many are in; empty for a direct chat
   */
  record Person(
      List<LogLine> log,
      List<Item> history,
      @Nullable Item last,
      int head,
      int unread,
      int delivered,
      int read,
      int cleared,
      long activeMinute,
      String group) {
    /** The same in lines that a person can compare. */
    private List<String> lines() {
      List<String> lines = new ArrayList<>();
      log.forEach(line -> lines.add("log " + line));
      history.forEach(item -> lines.add("history " + item));
      lines.add("last " + last);
      lines.add("head " + head + ", unread " + unread + ", cleared " + cleared);
      lines.add("delivered " + delivered + ", read " + read + ", active at " + activeMinute);
      lines.add("group " + group);
      return lines;
    }
  }

  /** Where the two differ first; empty if they do not. */
  static String difference(Snapshot expected, Snapshot actual) {
    return expected.equals(actual) ? "" : difference(expected.lines(), actual.lines());
  }

  private static String difference(List<String> expected, List<String> actual) {
    int[] lengths = {expected.size(), actual.size()};
    int least = Arrays.stream(lengths).min().orElse(0);
    for (int i = 0; i < least; i++) {
      if (!expected.get(i).equals(actual.get(i))) {
        return "expected " + expected.get(i) + "\n     but was " + actual.get(i);
      }
    }
    List<String> longer = expected.size() > least ? expected : actual;
    return (longer.equals(expected) ? "missing: " : "too much: ") + longer.get(least);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    logs.forEach((chat, log) -> log.forEach(line -> lines.add(chat + ": " + line)));
    people.forEach((chat, all) ->
        all.forEach((person, state) ->
            state.lines().forEach(l -> lines.add(chat + " to " + person + ": " + l))));
    live.forEach((chat, all) ->
        all.forEach((person, told) -> lines.add(chat + " live to " + person + ": " + told)));
    return lines;
  }
}
