package io.i9chat.bench.workload.gap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One group: its id and how far its log goes, which is written by another thread. */
final class GapGroup {
  private final String chat;
  private final byte[] chatBytes;
  private final long first;
  private volatile long head;

  /** A group whose log ends at this seq. */
  GapGroup(String chat, long head) {
    this.chat = chat;
    this.chatBytes = chat.getBytes(UTF_8);
    this.first = head;
    this.head = head;
  }

  String chat() {
    return chat;
  }

  byte[] chatBytes() {
    return chatBytes;
  }

  /** The seq of the last entry before anything was written. */
  long first() {
    return first;
  }

  /** The seq of the last entry that was acknowledged. */
  long head() {
    return head;
  }

  void written(long seq) {
    head = seq;
  }
}
