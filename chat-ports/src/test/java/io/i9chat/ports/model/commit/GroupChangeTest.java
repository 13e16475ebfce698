package io.i9chat.ports.model.commit;

import static io.i9chat.ports.model.commit.Samples.entry;
import static io.i9chat.ports.model.commit.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What activities make of a group and its people, one by one and in random histories. */
final class GroupChangeTest {
  private static final PersonId ADA = person(1);
  private static final PersonId BOB = person(2);
  private static final PersonId CLEO = person(3);
  private static final GroupProfile NUMBERS = GroupProfile.named(new GroupName("Numbers"));
  private static final GroupProfile LETTERS =
      new GroupProfile(new GroupName("Letters"), new GroupDescription(""), null, JoinPolicy.CLOSED);

  /** A group and its people, changed by one activity after the other. */
  private static final class History {
    final Map<PersonId, Membership> people = new HashMap<>();
    GroupState group = new GroupState(NUMBERS, 0, 0);
    long head;

    GroupChange pass(PersonId author, Payload.Activity activity) {
      head++;
      GroupChange change = GroupChange.by(entry(head, author, activity), group, this::of);
      group = change.after();
      change.people().forEach(each -> people.put(each.person(), each.after()));
      return change;
    }

    Membership of(PersonId person) {
      return people.getOrDefault(person, Membership.NONE);
    }
  }

  private static History ofTwo() {
    History history = new History();
    history.pass(ADA, new Payload.Created(NUMBERS.name()));
    history.pass(ADA, new Payload.Added(List.of(BOB)));
    return history;
  }

  @Test
  void startsWithItsFounderAndWhomTheyAdd() {
    History history = new History();

    assertThat(history.pass(ADA, new Payload.Created(NUMBERS.name())).newcomers())
        .containsExactly(ADA);
    assertThat(history.pass(ADA, new Payload.Added(List.of(BOB, CLEO))).newcomers())
        .containsExactlyInAnyOrder(BOB, CLEO);
    assertThat(history.group).isEqualTo(new GroupState(NUMBERS, 3, 1));
    assertThat(history.of(ADA).status()).isEqualTo(MemberStatus.ADMIN);
    assertThat(history.of(BOB).windows()).containsExactly(new Window(2, Window.OPEN));
  }

  @Test
  void freezesTheGroupOfWhomItPutsOutAsItIsAfterThat() {
    History history = ofTwo();

    GroupChange change = history.pass(ADA, new Payload.Removed(BOB));

    assertThat(change.people()).singleElement().matches(GroupChange.MemberChange::goes);
    assertThat(history.of(BOB).frozen()).isEqualTo(new GroupState(NUMBERS, 1, 1));
    history.pass(ADA, new Payload.Changed(NUMBERS, LETTERS));
    assertThat(history.group.profile()).isEqualTo(LETTERS);
    assertThat(history.of(BOB).frozen()).isEqualTo(new GroupState(NUMBERS, 1, 1));
  }

  @Test
  void letsInAgainWithoutANewcomer() {
    History history = ofTwo();
    history.pass(BOB, new Payload.Left());

    GroupChange back = history.pass(BOB, new Payload.Joined());

    assertThat(back.newcomers()).isEmpty();
    assertThat(back.people()).singleElement().matches(GroupChange.MemberChange::enters);
    assertThat(history.of(BOB).windows())
        .containsExactly(new Window(2, 3), new Window(4, Window.OPEN));
  }

  @Test
  void leavesAloneWhomItSaysNothingNewOf() {
    History history = ofTwo();

    assertThat(history.pass(ADA, new Payload.Added(List.of(BOB, CLEO))).people())
        .extracting(GroupChange.MemberChange::person)
        .containsExactly(CLEO);
    assertThat(history.pass(ADA, new Payload.Promoted(person(9))).people()).isEmpty();
    assertThat(history.pass(ADA, new Payload.Removed(person(9))).people()).isEmpty();
    assertThat(history.group).isEqualTo(new GroupState(NUMBERS, 3, 1));
  }

  @Test
  void isOfActivitiesAlone() {
    Entry reaction = entry(3, ADA, new Payload.Unreaction(1));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GroupChange.by(reaction, new GroupState(NUMBERS, 1, 1), any -> Membership.NONE))
        .withMessage("not an activity: Unreaction[target=1]");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** Whatever happens, in whatever order, sensible or not. */
  @ParameterizedTest
  @MethodSource("seeds")
  void keepsCountsWindowsAndFrozenGroupsTrue(long seed) {
    Random random = new Random(seed);
    History history = new History();
    history.pass(ADA, new Payload.Created(NUMBERS.name()));
    for (int i = 0; i < 60; i++) {
      Map<PersonId, Membership> before = new HashMap<>(history.people);
      GroupChange change = history.pass(person(1 + random.nextInt(5)), activity(random));

      assertThat(history.group.members())
          .isEqualTo((int) history.people.values().stream().filter(Membership::isIn).count());
      assertThat(history.group.admins())
          .isEqualTo(
              (int)
                  history.people.values().stream()
                      .filter(one -> one.status() == MemberStatus.ADMIN)
                      .count());
      for (GroupChange.MemberChange each : change.people()) {
        assertThat(each.before())
            .isEqualTo(before.getOrDefault(each.person(), Membership.NONE))
            .isNotEqualTo(each.after());
        assertThat(each.enters() || each.goes())
            .isEqualTo(each.before().isIn() != each.after().isIn());
        if (each.enters() || each.goes()) {
          assertThat(each.after().sees(history.head)).as("the entry itself").isTrue();
        }
        if (each.goes()) {
          assertThat(each.after().frozen()).isEqualTo(history.group);
        }
      }
      history.people.values().forEach(GroupChangeTest::isInOrder);
    }
  }

  private static void isInOrder(Membership membership) {
    long end = 0;
    for (Window window : membership.windows()) {
      assertThat(window.from()).isGreaterThan(end);
      end = window.to();
    }
    assertThat(membership.frozen() == null).isEqualTo(membership.isIn());
  }

  private static Payload.Activity activity(Random random) {
    PersonId person = person(1 + random.nextInt(5));
    return switch (random.nextInt(7)) {
      case 0 -> {
        List<PersonId> people = new ArrayList<>(List.of(person));
        people.add(person(1 + random.nextInt(5)));
        yield new Payload.Added(people);
      }
      case 1 -> new Payload.Removed(person);
      case 2 -> new Payload.Promoted(person);
      case 3 -> new Payload.Demoted(person);
      case 4 -> new Payload.Joined();
      case 5 -> new Payload.Left();
      default -> new Payload.Changed(NUMBERS, LETTERS);
    };
  }
}
