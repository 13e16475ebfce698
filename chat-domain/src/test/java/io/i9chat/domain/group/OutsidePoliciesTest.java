package io.i9chat.domain.group;

import static io.i9chat.domain.group.GroupFacts.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided for people who may not be in: joining, and seeing a group as a whole. */
final class OutsidePoliciesTest {
  private final PersonId person = Fresh.person();

  @ParameterizedTest
  @CsvSource({
    // join policy, status, members, of at most 3, decision
    "OPEN,   NEVER,   2, ALLOWED",
    "OPEN,   NEVER,   3, FULL",
    "OPEN,   NEVER,   0, CLOSED_FOR_GOOD",
    "OPEN,   MEMBER,  3, ALREADY_IN",
    "OPEN,   ADMIN,   3, ALREADY_IN",
    "OPEN,   LEFT,    2, ALLOWED",
    "OPEN,   LEFT,    3, FULL",
    "OPEN,   LEFT,    0, CLOSED_FOR_GOOD",
    "OPEN,   REMOVED, 2, WAS_REMOVED",
    "OPEN,   REMOVED, 3, WAS_REMOVED",
    "OPEN,   REMOVED, 0, CLOSED_FOR_GOOD",
    "CLOSED, NEVER,   2, NOT_FOUND",
    "CLOSED, NEVER,   3, NOT_FOUND",
    "CLOSED, NEVER,   0, NOT_FOUND",
    "CLOSED, MEMBER,  3, ALREADY_IN",
    "CLOSED, LEFT,    2, ALLOWED",
    "CLOSED, LEFT,    3, FULL",
    "CLOSED, LEFT,    0, CLOSED_FOR_GOOD",
    "CLOSED, REMOVED, 2, WAS_REMOVED",
    "CLOSED, REMOVED, 0, CLOSED_FOR_GOOD",
  })
  @Rule({"GROUP-6", "GROUP-7", "GROUP-10", "GROUP-12", "GROUP-13"})
  void joiningGoesByPolicyStandingAndRoom(
      JoinPolicy policy, MemberStatus status, int members, JoiningPolicy.Decision decision) {
    assertThat(JoiningPolicy.decide(facts(policy, status, members).view(), person, 3))
        .isEqualTo(decision);
  }

  @Test
  void joiningFindsGroupsOnly() {
    GroupFacts facts = facts(JoinPolicy.OPEN, MemberStatus.MEMBER, 2);

    assertThat(JoiningPolicy.decide(Optional.empty(), person, 3))
        .isEqualTo(JoiningPolicy.Decision.NOT_FOUND);
    assertThat(JoiningPolicy.decide(facts.asDirect(), person, 3))
        .isEqualTo(JoiningPolicy.Decision.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,   NEVER,   OUTSIDE",
    "OPEN,   MEMBER,  INSIDE",
    "OPEN,   ADMIN,   INSIDE",
    "OPEN,   LEFT,    OUTSIDE",
    "OPEN,   REMOVED, OUTSIDE",
    "CLOSED, NEVER,   NOT_FOUND",
    "CLOSED, MEMBER,  INSIDE",
    "CLOSED, LEFT,    FROZEN",
    "CLOSED, REMOVED, FROZEN",
  })
  @Rule({"GROUP-13", "WINDOW-3"})
  void infoGoesByPolicyAndStanding(JoinPolicy policy, MemberStatus status, String what) {
    GroupFacts facts = facts(policy, status, 2);

    InfoPolicy.Decision decision = InfoPolicy.decide(facts.view(), person);

    switch (what) {
      case "INSIDE" -> {
        assertThat(decision).isInstanceOf(InfoPolicy.Decision.Inside.class);
        var inside = (InfoPolicy.Decision.Inside) decision;
        assertThat(inside.group()).isEqualTo(facts.state());
        assertThat(inside.status()).isEqualTo(status);
      }
      case "NOT_FOUND" -> assertThat(decision).isEqualTo(new InfoPolicy.Decision.NotFound());
      default -> {
        assertThat(decision).isInstanceOf(InfoPolicy.Decision.Outside.class);
        assertThat(((InfoPolicy.Decision.Outside) decision).group())
            .isEqualTo(what.equals("FROZEN") ? GroupFacts.THEN : facts.state());
      }
    }
  }

  @Test
  void infoFindsGroupsOnly() {
    assertThat(InfoPolicy.decide(Optional.empty(), person))
        .isEqualTo(new InfoPolicy.Decision.NotFound());
    assertThat(InfoPolicy.decide(facts(JoinPolicy.OPEN, MemberStatus.MEMBER, 2).asDirect(), person))
        .isEqualTo(new InfoPolicy.Decision.NotFound());
  }

  private GroupFacts facts(JoinPolicy policy, MemberStatus status, int members) {
    GroupFacts open = group(members, 1).with(person, status);
    return policy == JoinPolicy.OPEN ? open : open.closed();
  }
}
