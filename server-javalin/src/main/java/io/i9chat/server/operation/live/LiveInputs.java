package io.i9chat.server.operation.live;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.server.operation.OfChat;
import java.util.List;

/** The inputs of the operations of the moment. */
public final class LiveInputs {
  private LiveInputs() {}

  /** Whose presence to watch, or no longer. */
  public record Watch(List<Username> usernames) {}

  /** Where the caller types. */
  public record Typing(ChatId chatId) implements OfChat {}
}
