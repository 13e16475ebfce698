package io.i9chat.bench.workload.direct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.ServerFrame;

/** What both members of a pair know of their chat and of what is sent there. */
final class DirectPair {
  private static final String WORDS =
      "Shall we meet at the station at half past seven, or would you rather walk from the old"
          + " bridge? ";
  private static final int TEXT_LENGTH = 100;

  private final String chat;
  private final byte[] chatBytes;
  private final long head;
  private final String clientIdPrefix;
  private final byte[] prefixBytes;
  private final String text;
  private final byte[] textBytes;

  /**
   * A pair with a chat.
   *
   * @param head the last seq the chat already has
   * @param run text that no other run on this server uses, so that no client id is used again
   */
  DirectPair(String chat, long head, String run) {
    this.chat = chat;
    this.chatBytes = chat.getBytes(UTF_8);
    this.head = head;
    this.clientIdPrefix = run + "-";
    this.prefixBytes = clientIdPrefix.getBytes(UTF_8);
    this.text = WORDS.repeat(2).substring(0, TEXT_LENGTH);
    this.textBytes = text.getBytes(UTF_8);
  }

  String chat() {
    return chat;
  }

  byte[] chatBytes() {
    return chatBytes;
  }

  long head() {
    return head;
  }

  String clientIdPrefix() {
    return clientIdPrefix;
  }

  String text() {
    return text;
  }

  byte[] textBytes() {
    return textBytes;
  }

  /** The number of the call that made this message, -1 if none of this run did. */
  int numberOf(ServerFrame frame) {
    return frame.clientId().numberAfter(prefixBytes);
  }

  /** The same for a client id as text. */
  int numberOf(String clientId) {
    if (!clientId.startsWith(clientIdPrefix)) {
      return -1;
    }
    String digits = clientId.substring(clientIdPrefix.length());
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }
}
