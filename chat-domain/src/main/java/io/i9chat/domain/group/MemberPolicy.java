package io.i9chat.domain.group;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import java.util.Optional;

/** What an admin may do to one person of a group: pure functions of facts. */
final class MemberPolicy {
  private MemberPolicy() {}

  /** What is to be done. */
  enum Act {
    /** Take them out. */
    REMOVE,
    /** Make them an admin. */
    PROMOTE,
    /** Make them a plain member. */
    DEMOTE
  }

  /** A decision. */
  sealed interface Decision {
    /** Yes, as long as the facts hold still. */
    record Append(ChatView chat, Membership caller, Payload.Activity activity)
        implements Decision {}

    /** They have this status already. */
    record AlreadySo(ChatView chat, Membership caller, MemberStatus status) implements Decision {}

    /** No. */
    record Refused(Refusal why) implements Decision {}
  }

  /** Why not. */
  enum Refusal {
    /** There is no group that the caller may see. */
    NOT_FOUND,
    /** The caller is not in it any more. */
    GONE,
    /** The caller has no say in it. */
    NOT_AN_ADMIN,
    /** No account has that username. */
    NOBODY_THERE,
    /** The caller cannot remove themselves. */
    ONESELF,
    /** The person is not in. */
    NOT_A_MEMBER,
    /** The group would have no admin. */
    LAST_ADMIN
  }

  /**
   * Decides.
   *
   * @param target the person it is about, empty if no account has that username
   */
  static Decision decide(Act act, Authority authority, PersonId caller, Optional<PersonId> target) {
    return switch (authority) {
      case Authority.None none -> new Decision.Refused(Refusal.NOT_FOUND);
      case Authority.Gone gone -> new Decision.Refused(Refusal.GONE);
      case Authority.Plain plain -> new Decision.Refused(Refusal.NOT_AN_ADMIN);
      case Authority.Admin admin ->
          target.isEmpty()
              ? new Decision.Refused(Refusal.NOBODY_THERE)
              : decide(act, admin, caller, target.get());
    };
  }

  private static Decision decide(Act act, Authority.Admin admin, PersonId caller, PersonId target) {
    MemberStatus status = admin.chat().of(target).status();
    return switch (act) {
      case REMOVE -> {
        if (target.equals(caller)) {
          yield new Decision.Refused(Refusal.ONESELF);
        }
        yield status.isIn()
            ? append(admin, new Payload.Removed(target))
            : already(admin, status, MemberStatus.REMOVED);
      }
      case PROMOTE ->
          status == MemberStatus.MEMBER
              ? append(admin, new Payload.Promoted(target))
              : already(admin, status, MemberStatus.ADMIN);
      case DEMOTE -> {
        if (status != MemberStatus.ADMIN) {
          yield already(admin, status, MemberStatus.MEMBER);
        }
        yield isLastAdmin(admin.group())
            ? new Decision.Refused(Refusal.LAST_ADMIN)
            : append(admin, new Payload.Demoted(target));
      }
    };
  }

  private static boolean isLastAdmin(GroupState group) {
    return group.admins() == 1;
  }

  private static Decision append(Authority.Admin admin, Payload.Activity activity) {
    return new Decision.Append(admin.chat(), admin.membership(), activity);
  }

  private static Decision already(Authority.Admin admin, MemberStatus status, MemberStatus asked) {
    return status == asked
        ? new Decision.AlreadySo(admin.chat(), admin.membership(), status)
        : new Decision.Refused(Refusal.NOT_A_MEMBER);
  }
}
