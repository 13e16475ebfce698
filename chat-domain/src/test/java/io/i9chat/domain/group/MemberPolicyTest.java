package io.i9chat.domain.group;

import static io.i9chat.domain.group.GroupFacts.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.group.ManageMember.Act;
import io.i9chat.domain.group.ManageMember.Outcome;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MemberPolicyTest {
  private final PersonId caller = Fresh.person();
  private final PersonId target = Fresh.person();

  @ParameterizedTest
  @CsvSource({
    // act, the target's status, what comes of it
    "REMOVE,  NEVER,   NOT_A_MEMBER",
    "REMOVE,  MEMBER,  DONE",
    "REMOVE,  ADMIN,   DONE",
    "REMOVE,  LEFT,    NOT_A_MEMBER",
    "REMOVE,  REMOVED, ALREADY",
    "PROMOTE, NEVER,   NOT_A_MEMBER",
    "PROMOTE, MEMBER,  DONE",
    "PROMOTE, ADMIN,   ALREADY",
    "PROMOTE, LEFT,    NOT_A_MEMBER",
    "PROMOTE, REMOVED, NOT_A_MEMBER",
    "DEMOTE,  NEVER,   NOT_A_MEMBER",
    "DEMOTE,  MEMBER,  ALREADY",
    "DEMOTE,  ADMIN,   DONE",
    "DEMOTE,  LEFT,    NOT_A_MEMBER",
    "DEMOTE,  REMOVED, NOT_A_MEMBER",
  })
  @Rule({"GROUP-2", "GROUP-11", "GROUP-14"})
  void decidesByTheStatusOfThePerson(Act act, MemberStatus status, String what) {
    GroupFacts facts = group(3, 2).with(caller, MemberStatus.ADMIN).with(target, status);

    MemberDecision<Outcome> decision = decide(act, facts, target);

    switch (what) {
      case "DONE" -> {
        assertThat(decision).isInstanceOf(MemberDecision.Append.class);
        assertThat(((MemberDecision.Append<Outcome>) decision).activity()).isEqualTo(activity(act));
      }
      case "ALREADY" -> {
        assertThat(decision).isInstanceOf(MemberDecision.AlreadySo.class);
        assertThat(((MemberDecision.AlreadySo<Outcome>) decision).status()).isEqualTo(status);
      }
      default -> assertThat(decision).isEqualTo(new MemberDecision.Refused<>(outcome(what)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER,   NOT_FOUND",
    "MEMBER,  NOT_AN_ADMIN",
    "LEFT,    GONE",
    "REMOVED, GONE",
  })
  @Rule("GROUP-2")
  void isForAdmins(MemberStatus status, String refusal) {
    GroupFacts facts = group(3, 1).with(caller, status).with(target, MemberStatus.MEMBER);

    for (Act act : Act.values()) {
      assertThat(decide(act, facts, target))
          .isEqualTo(new MemberDecision.Refused<>(outcome(refusal)));
      assertThat(MemberPolicy.decide(act, authority(facts), caller, Optional.empty()))
          .isEqualTo(new MemberDecision.Refused<>(outcome(refusal)));
    }
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  @Rule("ACCESS-1")
  void findsNoDirectChatAndNobodyUnknown(Act act) {
    GroupFacts facts = group(3, 2).with(caller, MemberStatus.ADMIN);

    assertThat(MemberPolicy.decide(act, authority(facts), caller, Optional.empty()))
        .isEqualTo(new MemberDecision.Refused<>(new Outcome.NoSuchPerson()));
    Authority none = Authority.of(group(2, 0).with(caller, MemberStatus.MEMBER).asDirect(), caller);
    assertThat(MemberPolicy.decide(act, none, caller, Optional.of(target)))
        .isEqualTo(new MemberDecision.Refused<>(new Outcome.NotFound()));
  }

  @Test
  @Rule({"GROUP-2", "GROUP-9"})
  void keepsOneselfAndTheLastAdmin() {
    GroupFacts last = group(3, 1).with(caller, MemberStatus.ADMIN);
    GroupFacts oneOfTwo = group(3, 2).with(caller, MemberStatus.ADMIN);

    assertThat(decide(Act.REMOVE, oneOfTwo, caller))
        .isEqualTo(new MemberDecision.Refused<>(new Outcome.Oneself()));
    assertThat(decide(Act.DEMOTE, last, caller))
        .isEqualTo(new MemberDecision.Refused<>(new Outcome.LastAdmin()));
    assertThat(decide(Act.DEMOTE, oneOfTwo, caller)).isInstanceOf(MemberDecision.Append.class);
    assertThat(decide(Act.PROMOTE, last, caller)).isInstanceOf(MemberDecision.AlreadySo.class);
  }

  private static Outcome outcome(String name) {
    return switch (name) {
      case "NOT_FOUND" -> new Outcome.NotFound();
      case "NOT_AN_ADMIN" -> new Outcome.NotAnAdmin();
      case "GONE" -> new Outcome.Gone();
      case "NOT_A_MEMBER" -> new Outcome.NotAMember();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private MemberDecision<Outcome> decide(Act act, GroupFacts facts, PersonId whom) {
    return MemberPolicy.decide(act, authority(facts), caller, Optional.of(whom));
  }

  private Authority authority(GroupFacts facts) {
    return Authority.of(facts.view(), caller);
  }

  private Payload.Activity activity(Act act) {
    return switch (act) {
      case REMOVE -> new Payload.Removed(target);
      case PROMOTE -> new Payload.Promoted(target);
      case DEMOTE -> new Payload.Demoted(target);
    };
  }
}
