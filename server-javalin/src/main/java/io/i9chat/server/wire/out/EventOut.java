package io.i9chat.server.wire.out;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What events tell that tell no chat, entry or presence. */
public final class EventOut {
  private EventOut() {}

  /** The connection is authenticated. */
  public record Hello(
      String connectionId,
      Username username,
      long heartbeatMs,
      Instant serverTime,
      LimitsOut limits) {}

  /**
   * A member's watermarks rose.
   *
   * @param username {@code null} if the account is deleted
   */
  public record Receipt(
      ChatId chat,
      @JsonInclude @Nullable Username username,
      long delivered,
      @Nullable Long read,
      Instant at) {}

  /** A member types. */
  public record Typing(ChatId chat, Username username) {}
}
