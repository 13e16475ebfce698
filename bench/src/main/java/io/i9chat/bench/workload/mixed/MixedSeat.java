package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.workload.ChatOrder;

/** What one person knows of one of their chats. */
final class MixedSeat {
  private final MixedChat chat;
  private final ChatOrder order;
  private long newestMessage;
  private long reactedTo;

  /**
   * A seat in a chat.
   *
   * @param newestMessage the last message there was before, 0 if none
   */
  MixedSeat(MixedChat chat, long newestMessage) {
    this.chat = chat;
    this.order = new ChatOrder(chat.start());
    this.newestMessage = newestMessage;
  }

  MixedChat chat() {
    return chat;
  }

  ChatOrder order() {
    return order;
  }

  void message(long seq) {
    newestMessage = seq;
  }

  /** The last message this person was told of; 0 if none. */
  long newestMessage() {
    return newestMessage;
  }

  /** The newest message if this person has not reacted to it, and never again after; else 0. */
  long toReactTo() {
    if (reactedTo == newestMessage) {
      return 0;
    }
    reactedTo = newestMessage;
    return newestMessage;
  }
}
