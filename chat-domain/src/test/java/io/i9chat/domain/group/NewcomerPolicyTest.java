package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.group.NewcomerPolicy.Choice;
import io.i9chat.domain.group.NewcomerPolicy.Facts;
import io.i9chat.domain.group.NewcomerPolicy.Refusal;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewcomerPolicyTest {
  private final Map<Username, PersonId> people = new HashMap<>();
  private final Map<PersonId, MemberStatus> statuses = new HashMap<>();
  private final Map<PersonId, Relation> relations = new HashMap<>();
  private final Username caller = somebody(null, null);
  private int room = 10;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // status, blocked, blocking, privacy, wrote, refused
        "NEVER,   false, false, EVERYONE, false, -",
        "REMOVED, false, false, EVERYONE, false, -",
        "NEVER,   false, false, CONTACTS, true,  -",
        "NEVER,   false, false, CONTACTS, false, FORBIDDEN",
        "NEVER,   false, false, NOBODY,   true,  FORBIDDEN",
        "NEVER,   true,  false, EVERYONE, true,  FORBIDDEN",
        "NEVER,   false, true,  EVERYONE, true,  FORBIDDEN",
        "REMOVED, false, true,  EVERYONE, true,  FORBIDDEN",
        "LEFT,    false, false, EVERYONE, true,  LEFT",
        "LEFT,    true,  false, NOBODY,   true,  LEFT",
      })
  @Rule({"GROUP-6", "GROUP-7", "PRIVACY-1", "PRIVACY-2", "BLOCK-2"})
  void decidesAboutEachByWhatStandsBetweenThem(
      MemberStatus status,
      boolean blocked,
      boolean blocking,
      Audience privacy,
      boolean wrote,
      @Nullable Refusal refused) {
    Username fine = somebody(MemberStatus.NEVER, relation(false, false, Audience.EVERYONE, true));
    Username name = somebody(status, relation(blocked, blocking, privacy, wrote));

    Choice choice = choose(fine, name);

    if (refused != null) {
      assertThat(choice).isEqualTo(new Choice.Refused(1, refused));
    } else {
      assertThat(choice)
          .isEqualTo(
              new Choice.Chosen(
                  List.of(person(fine), person(name)),
                  List.of(version(caller, 7), version(fine, 3), version(name, 3)),
                  wrote ? 0 : 1));
    }
  }

  @Test
  @Rule("GROUP-5")
  void skipsWhoeverIsInAndWhatIsSaidTwice() {
    Username in = somebody(MemberStatus.MEMBER, null);
    Username admin = somebody(MemberStatus.ADMIN, null);
    Username fine = somebody(MemberStatus.NEVER, relation(false, false, Audience.EVERYONE, true));

    assertThat(choose(caller, in, fine, admin, fine, in))
        .isEqualTo(
            new Choice.Chosen(
                List.of(person(fine)), List.of(version(caller, 7), version(fine, 3)), 0));
    assertThat(choose(caller, in, admin, in)).isEqualTo(new Choice.NoneLeft());
  }

  @Test
  @Rule("GROUP-4")
  void namesTheFirstWhoIsAgainstIt() {
    Username fine = somebody(MemberStatus.NEVER, relation(false, false, Audience.EVERYONE, true));
    Username left = somebody(MemberStatus.LEFT, relation(false, false, Audience.EVERYONE, true));
    Username shy = somebody(MemberStatus.NEVER, relation(false, false, Audience.NOBODY, true));
    Username gone = somebody(MemberStatus.NEVER, null);
    Username unknown = Fresh.username();

    assertThat(choose(fine, left, shy)).isEqualTo(new Choice.Refused(1, Refusal.LEFT));
    assertThat(choose(shy, left, unknown)).isEqualTo(new Choice.Refused(0, Refusal.FORBIDDEN));
    assertThat(choose(fine, fine, unknown, shy))
        .isEqualTo(new Choice.Refused(2, Refusal.NO_SUCH_PERSON));
    assertThat(choose(gone)).isEqualTo(new Choice.Refused(0, Refusal.NO_SUCH_PERSON));
  }

  @Test
  @Rule("GROUP-12")
  void namesTheFirstForWhomThereIsNoRoom() {
    Relation open = relation(false, false, Audience.EVERYONE, true);
    Username one = somebody(MemberStatus.NEVER, open);
    Username two = somebody(MemberStatus.NEVER, open);
    Username in = somebody(MemberStatus.MEMBER, null);

    room = 2;
    assertThat(choose(one, in, two)).isInstanceOf(Choice.Chosen.class);
    room = 1;
    assertThat(choose(one, in, two)).isEqualTo(new Choice.Refused(2, Refusal.FULL));
    room = 0;
    assertThat(choose(in)).isEqualTo(new Choice.NoneLeft());
  }

  private Choice choose(Username... names) {
    return NewcomerPolicy.choose(
        List.of(names),
        new Facts(person(caller), people, statuses, new Relations(7, relations), room));
  }

  private Username somebody(@Nullable MemberStatus status, @Nullable Relation relation) {
    Username name = Fresh.username();
    PersonId person = Fresh.person();
    people.put(name, person);
    if (status != null) {
      statuses.put(person, status);
    }
    if (relation != null) {
      relations.put(person, relation);
    }
    return name;
  }

  private Precondition.PrivacyVersion version(Username name, long privacyVersion) {
    return new Precondition.PrivacyVersion(person(name), privacyVersion);
  }

  private PersonId person(Username name) {
    return Objects.requireNonNull(people.get(name));
  }

  private static Relation relation(
      boolean blocked, boolean blocking, Audience groups, boolean wrote) {
    return new Relation(
        3, blocked, blocking, new Privacy(Audience.NOBODY, Audience.NOBODY, groups, false), wrote);
  }
}
