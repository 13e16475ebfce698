package io.i9chat.domain.group;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Standing;
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

    /** They have this standing already. */
    record AlreadySo(ChatView chat, Membership caller, Standing standing) implements Decision {}

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
    /** There is nobody of that name. */
    NOBODY_THERE,
    /** One cannot remove oneself. */
    ONESELF,
    /** The person is not in. */
    NOT_A_MEMBER,
    /** The group would have no admin. */
    LAST_ADMIN
  }

  /**
   * Decides.
   *
   * @param target whom it is about, empty if there is nobody of that name
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
    Standing standing = admin.chat().of(target).standing();
    return switch (act) {
      case REMOVE -> {
        if (target.equals(caller)) {
          yield new Decision.Refused(Refusal.ONESELF);
        }
        yield standing.isIn()
            ? append(admin, new Payload.Removed(target))
            : already(admin, standing, Standing.REMOVED);
      }
      case PROMOTE ->
          standing == Standing.MEMBER
              ? append(admin, new Payload.Promoted(target))
              : already(admin, standing, Standing.ADMIN);
      case DEMOTE -> {
        if (standing != Standing.ADMIN) {
          yield already(admin, standing, Standing.MEMBER);
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

  private static Decision already(Authority.Admin admin, Standing standing, Standing asked) {
    return standing == asked
        ? new Decision.AlreadySo(admin.chat(), admin.membership(), standing)
        : new Decision.Refused(Refusal.NOT_A_MEMBER);
  }
}
