package io.i9chat.server.operation.live;

import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.server.operation.OfChat;
import io.i9chat.server.wire.Bounds;
import java.util.List;

/** The inputs of the operations of the moment. */
public final class LiveInputs {
  private LiveInputs() {}

  /** Whose presence to watch. */
  public record Watch(@Bounds(max = LiveSubscription.WATCHED) List<Username> usernames) {}

  /** Whose presence to watch no longer. */
  public record Unwatch(List<Username> usernames) {}

  /** Where the caller types. */
  public record Typing(ChatId chatId) implements OfChat {}
}
