package io.i9chat.server.operation.group;

import io.i9chat.domain.group.ListMembers;
import io.i9chat.domain.group.ShowGroup;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.server.wire.UserOut;
import io.i9chat.server.wire.chat.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of the operations on groups. */
public final class GroupOutputs {
  private GroupOutputs() {}

  /**
   * A group.
   *
   * @param role absent if the caller is not in
   * @param onlineCount absent if the caller is not in
   */
  public record GroupInfo(
      ChatId id,
      GroupName name,
      GroupDescription description,
      @Nullable Picture picture,
      JoinPolicy joinPolicy,
      Instant createdAt,
      @Nullable Role role,
      int memberCount,
      @Nullable Integer onlineCount) {
    /** What the caller is shown. */
    public static GroupInfo of(ShowGroup.Outcome.Shown shown) {
      return new GroupInfo(
          shown.chat(),
          shown.profile().name(),
          shown.profile().description(),
          shown.profile().picture(),
          shown.profile().joinPolicy(),
          shown.createdAt(),
          shown.status() == null ? null : Role.of(shown.status()),
          shown.members(),
          shown.online());
    }
  }

  /** Members by username. */
  public record MemberPage(List<Member> members, boolean hasMore) {
    /** A page of them. */
    public static MemberPage of(ListMembers.Outcome.Page page) {
      return new MemberPage(
          page.members().stream()
              .map(member ->
                  new Member(UserOut.of(member.person()), Role.of(member.status()), member.since()))
              .toList(),
          page.hasMore());
    }
  }

  /** A member, and since when. */
  public record Member(UserOut user, Role role, Instant since) {}
}
