package io.i9chat.server.operation.group;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.common.GroupLimits;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.server.operation.OfChat;
import io.i9chat.server.wire.Bounds;
import io.i9chat.server.wire.NotNull;
import io.i9chat.server.wire.Patch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on groups. */
public final class GroupInputs {
  private GroupInputs() {}

  /**
   * A group to create.
   *
   * @param members the people it starts with, beside the caller
   */
  public record NewGroup(
      ClientId clientId,
      GroupName name,
      @Nullable GroupDescription description,
      @Nullable Picture picture,
      @Bounds(min = 1, max = GroupLimits.NAMES) List<Username> members,
      @Nullable JoinPolicy joinPolicy) {}

  /** What to change of a group. */
  public record Update(
      ChatId chatId,
      @NotNull Patch<GroupName> name,
      Patch<GroupDescription> description,
      Patch<Picture> picture,
      Patch<JoinPolicy> joinPolicy)
      implements OfChat {}

  /**
   * Which part of a group's members.
   *
   * @param after only people behind this username
   */
  public record Members(
      ChatId chatId,
      @Nullable Username after,
      @Bounds(min = 1, max = PageLimit.MAX) @Nullable Integer limit)
      implements OfChat {}

  /** The people to add. */
  public record Add(
      ChatId chatId, @Bounds(min = 1, max = GroupLimits.NAMES) List<Username> usernames)
      implements OfChat {}

  /** Which person of a group. */
  public record OneMember(ChatId chatId, Username username) implements OfChat {}
}
