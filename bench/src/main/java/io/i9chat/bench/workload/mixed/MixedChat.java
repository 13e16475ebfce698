package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.protocol.ServerFrame;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat of the workload "mixed": what every witness so far has said of each of its entries, so
 * that all must say the same.
 */
final class MixedChat {
  private final String id;
  private final boolean group;
  private final long start;
  private final Map<Long, String> entries = new HashMap<>();
  private long head;

  /**
   * A chat that is there.
   *
   * @param head its last seq
   */
  MixedChat(String id, boolean group, long head) {
    this.id = id;
    this.group = group;
    this.start = head;
    this.head = head;
  }

  String id() {
    return id;
  }

  boolean isGroup() {
    return group;
  }

  /** The last seq before the run. */
  long start() {
    return start;
  }

  /** The last seq that any member told of. */
  long head() {
    return head;
  }

  /** How many entries were told of; as many as there are seqs if none is missing. */
  int size() {
    return entries.size();
  }

  /**
   * A result, an event or the log tells of an entry.
   *
   * @return what is wrong with that; null if nothing
   */
  @Nullable String tell(long seq, String said) {
    head = Math.max(head, seq);
    String before = entries.putIfAbsent(seq, said);
    return before == null || before.equals(said)
        ? null
        : "seq " + seq + " of " + id + " is told as '" + said + "' and as '" + before + "'";
  }

  /** An entry in words that are the same from whichever member it comes. */
  static String words(ServerFrame entry) {
    return words(
        entry.entryKind().toString(),
        entry.author().toString(),
        entry.clientId().toString(),
        entry.text().toString());
  }

  static String words(String kind, String author, String clientId, String text) {
    return kind + " " + author + " " + clientId + " " + text;
  }
}
