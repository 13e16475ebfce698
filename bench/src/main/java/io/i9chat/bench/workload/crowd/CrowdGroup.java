package io.i9chat.bench.workload.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One group of the crowd: what it is called and how far its log goes. */
public final class CrowdGroup {
  private final String chat;
  private final byte[] chatBytes;
  private long head;

  /** A group by its id, whose log ends at this seq. */
  public CrowdGroup(String chat, long head) {
    this.chat = chat;
    this.chatBytes = chat.getBytes(UTF_8);
    this.head = head;
  }

  /** Its id. */
  public String chat() {
    return chat;
  }

  byte[] chatBytes() {
    return chatBytes;
  }

  /** The seq of the last entry whose result came. */
  public long head() {
    return head;
  }

  void written(long seq) {
    head = Math.max(head, seq);
  }
}
