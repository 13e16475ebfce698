package io.i9chat.server.operation;

import io.i9chat.ports.model.ChatId;

/** An input that is about one chat; those of one connection take effect in the order they came. */
public interface OfChat {
  /** Which chat. */
  ChatId chatId();
}
