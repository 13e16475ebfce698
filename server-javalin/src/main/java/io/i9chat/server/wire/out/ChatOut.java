package io.i9chat.server.wire.out;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.server.wire.UserOut;
import io.i9chat.server.wire.chat.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A chat as it stands for the caller. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "direct", value = ChatOut.Direct.class),
  @JsonSubTypes.Type(name = "group", value = ChatOut.Group.class)
})
public sealed interface ChatOut {
  /** A chat of two; the other is {@code null} if that account is deleted. */
  record Direct(
      ChatId id,
      @JsonInclude @Nullable UserOut with,
      @Nullable Peer peer,
      long head,
      long unread,
      long delivered,
      long read,
      @Nullable ItemOut lastItem,
      Instant lastActivityAt,
      @Nullable Instant mutedUntil,
      boolean archived,
      boolean pinned,
      @Nullable Long clearedUpTo)
      implements ChatOut {}

  /** A group. */
  record Group(
      ChatId id,
      Profile group,
      long head,
      long unread,
      long delivered,
      long read,
      @Nullable ItemOut lastItem,
      Instant lastActivityAt,
      @Nullable Instant mutedUntil,
      boolean archived,
      boolean pinned,
      @Nullable Long clearedUpTo)
      implements ChatOut {}

  /** The other's watermarks, as far as the caller may know them. */
  record Peer(
      long delivered,
      @Nullable Long read,
      @Nullable Instant deliveredAt,
      @Nullable Instant readAt) {}

  /**
   * What a group shows of itself.
   *
   * @param role absent for a person who has gone
   */
  record Profile(
      GroupName name,
      GroupDescription description,
      @Nullable Picture picture,
      JoinPolicy joinPolicy,
      @Nullable Role role) {}
}
