package io.i9chat.ports.model.receipt;

/** The result of moving a person's watermarks. */
public sealed interface MarkResult {
  /**
   * They are at least where was asked.
   *
   * @param now where they are, and as far as which others have been shown
   * @param moved whether this call moved them
   */
  record Marked(ReceiptState now, boolean moved) implements MarkResult {}

  /** A seq above the head of the chat was asked for; nothing was changed. */
  record AboveHead(long head) implements MarkResult {}

  /** The person is not in the chat, or there is no such chat; nothing was changed. */
  record NotIn() implements MarkResult {}
}
