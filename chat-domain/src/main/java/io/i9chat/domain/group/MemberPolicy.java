package io.i9chat.domain.group;

import io.i9chat.domain.group.ManageMember.Act;
import io.i9chat.domain.group.ManageMember.Outcome;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.log.Payload;
import java.util.Optional;

/**
 * What an admin may do to one person of a group: pure functions of facts. Rules: GROUP-9, GROUP-14.
 */
final class MemberPolicy {
  private MemberPolicy() {}

  /**
   * Decides.
   *
   * @param target the person it is about, empty if no account has that username
   */
  static MemberDecision<Outcome> decide(
      Act act, Authority authority, PersonId caller, Optional<PersonId> target) {
    return switch (authority) {
      case Authority.None none -> new MemberDecision.Refused<>(new Outcome.NotFound());
      case Authority.Gone gone -> new MemberDecision.Refused<>(new Outcome.Gone());
      case Authority.Plain plain -> new MemberDecision.Refused<>(new Outcome.NotAnAdmin());
      case Authority.Admin admin ->
          target.isEmpty()
              ? new MemberDecision.Refused<>(new Outcome.NoSuchPerson())
              : decide(act, admin, caller, target.get());
    };
  }

  private static MemberDecision<Outcome> decide(
      Act act, Authority.Admin admin, PersonId caller, PersonId target) {
    MemberStatus status = admin.chat().of(target).status();
    return switch (act) {
      case REMOVE -> {
        if (target.equals(caller)) {
          yield new MemberDecision.Refused<>(new Outcome.Oneself());
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
            ? new MemberDecision.Refused<>(new Outcome.LastAdmin())
            : append(admin, new Payload.Demoted(target));
      }
    };
  }

  private static boolean isLastAdmin(GroupState group) {
    return group.admins() == 1;
  }

  private static MemberDecision<Outcome> append(Authority.Admin admin, Payload.Activity activity) {
    return new MemberDecision.Append<>(admin.chat(), admin.membership(), activity);
  }

  private static MemberDecision<Outcome> already(
      Authority.Admin admin, MemberStatus status, MemberStatus asked) {
    return status == asked
        ? new MemberDecision.AlreadySo<>(admin.chat(), admin.membership(), status)
        : new MemberDecision.Refused<>(new Outcome.NotAMember());
  }
}
