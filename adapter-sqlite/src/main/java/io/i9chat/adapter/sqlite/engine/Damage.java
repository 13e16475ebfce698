package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The chats whose log was found damaged since the store was opened. Nothing is appended to them, so
 * that no caller is told that a message was stored in a log that cannot be read.
 */
public final class Damage {
  private final Map<ChatId, PortFailure> found = new ConcurrentHashMap<>();

  /** A read of this chat met a damaged part of the file. */
  void of(ChatId chat, PortFailure failure) {
    found.putIfAbsent(chat, failure);
  }

  /**
   * Refuses a chat that is damaged.
   *
   * @throws PortFailure naming the file
   */
  public void check(ChatId chat) {
    PortFailure failure = found.get(chat);
    if (failure != null) {
      throw new PortFailure("the log of a chat cannot be read: " + failure.getMessage(), failure);
    }
  }
}
