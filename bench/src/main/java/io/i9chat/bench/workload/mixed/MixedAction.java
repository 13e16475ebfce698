package io.i9chat.bench.workload.mixed;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What people do, and how often of a hundred times. */
enum MixedAction {
  /** Looks at the list of chats. */
  LIST("list chats", "chats.list", 20),
  /** Opens a chat: the newest page of its history. */
  OPEN("open a chat", "chats.history", 25),
  /** Writes to one other person. */
  SEND_DIRECT("send to one", "messages.send", 15),
  /** Writes to a group of twenty. */
  SEND_GROUP("send to a group", "messages.send", 10),
  /** Reacts to the newest message of a chat. */
  REACT("react", "messages.react", 8),
  /** Says how far a chat is read. */
  READ("mark as read", "receipts.mark", 22);

  private static final int ALL = 100;

  private final String title;
  private final String operation;
  private final int share;

  MixedAction(String title, String operation, int share) {
    this.title = title;
    this.operation = operation;
    this.share = share;
  }

  /** What it is called in the table. */
  String title() {
    return title;
  }

  String operation() {
    return operation;
  }

  /** Of a hundred actions, how many are of this kind. */
  int share() {
    return share;
  }

  /** True if it makes an entry. */
  boolean writes() {
    return this == SEND_DIRECT || this == SEND_GROUP || this == REACT;
  }

  /**
   * The action for a number drawn evenly.
   *
   * @param drawn 0 to 99
   */
  static MixedAction of(int drawn) {
    int below = 0;
    for (MixedAction action : values()) {
      below += action.share;
      if (drawn < below) {
        return action;
      }
    }
    throw new IllegalArgumentException("not below " + ALL + ": " + drawn);
  }

  /** The mix in words. */
  static String mix() {
    return Arrays.stream(values())
        .map(action -> action.share + " % " + action.title)
        .collect(Collectors.joining(", "));
  }
}
