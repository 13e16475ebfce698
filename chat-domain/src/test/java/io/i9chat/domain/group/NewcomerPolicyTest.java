package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.group.NewcomerPolicy.Choice;
import io.i9chat.domain.group.NewcomerPolicy.Facts;
import io.i9chat.domain.group.NewcomerPolicy.Refusal;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.Ground;
import io.i9chat.ports.model.chat.Standing;
import io.i9chat.ports.model.people.Circle;
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
  private final Map<PersonId, Standing> standings = new HashMap<>();
  private final Map<PersonId, Relation> relations = new HashMap<>();
  private final Username caller = somebody(null, null);
  private int room = 10;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // standing, blocked, blocking, privacy, wrote, refused
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
      Standing standing,
      boolean blocked,
      boolean blocking,
      Circle privacy,
      boolean wrote,
      @Nullable Refusal refused) {
    Username fine = somebody(Standing.NEVER, relation(false, false, Circle.EVERYONE, true));
    Username name = somebody(standing, relation(blocked, blocking, privacy, wrote));

    Choice choice = choose(fine, name);

    if (refused != null) {
      assertThat(choice).isEqualTo(new Choice.Refused(1, refused));
    } else {
      assertThat(choice)
          .isEqualTo(
              new Choice.Chosen(
                  List.of(person(fine), person(name)),
                  List.of(stance(caller, 7), stance(fine, 3), stance(name, 3)),
                  wrote ? 0 : 1));
    }
  }

  @Test
  @Rule("GROUP-5")
  void skipsWhoeverIsInAndWhatIsSaidTwice() {
    Username in = somebody(Standing.MEMBER, null);
    Username admin = somebody(Standing.ADMIN, null);
    Username fine = somebody(Standing.NEVER, relation(false, false, Circle.EVERYONE, true));

    assertThat(choose(caller, in, fine, admin, fine, in))
        .isEqualTo(
            new Choice.Chosen(
                List.of(person(fine)), List.of(stance(caller, 7), stance(fine, 3)), 0));
    assertThat(choose(caller, in, admin, in)).isEqualTo(new Choice.NobodyLeft());
  }

  @Test
  @Rule("GROUP-4")
  void namesTheFirstWhoIsAgainstIt() {
    Username fine = somebody(Standing.NEVER, relation(false, false, Circle.EVERYONE, true));
    Username left = somebody(Standing.LEFT, relation(false, false, Circle.EVERYONE, true));
    Username shy = somebody(Standing.NEVER, relation(false, false, Circle.NOBODY, true));
    Username gone = somebody(Standing.NEVER, null);
    Username unknown = Fresh.username();

    assertThat(choose(fine, left, shy)).isEqualTo(new Choice.Refused(1, Refusal.LEFT));
    assertThat(choose(shy, left, unknown)).isEqualTo(new Choice.Refused(0, Refusal.FORBIDDEN));
    assertThat(choose(fine, fine, unknown, shy))
        .isEqualTo(new Choice.Refused(2, Refusal.NOBODY_THERE));
    assertThat(choose(gone)).isEqualTo(new Choice.Refused(0, Refusal.NOBODY_THERE));
  }

  @Test
  @Rule("GROUP-12")
  void namesTheFirstForWhomThereIsNoRoom() {
    Relation open = relation(false, false, Circle.EVERYONE, true);
    Username one = somebody(Standing.NEVER, open);
    Username two = somebody(Standing.NEVER, open);
    Username in = somebody(Standing.MEMBER, null);

    room = 2;
    assertThat(choose(one, in, two)).isInstanceOf(Choice.Chosen.class);
    room = 1;
    assertThat(choose(one, in, two)).isEqualTo(new Choice.Refused(2, Refusal.FULL));
    room = 0;
    assertThat(choose(in)).isEqualTo(new Choice.NobodyLeft());
  }

  private Choice choose(Username... names) {
    return NewcomerPolicy.choose(
        List.of(names),
        new Facts(person(caller), people, standings, new Relations(7, relations), room));
  }

  private Username somebody(@Nullable Standing standing, @Nullable Relation relation) {
    Username name = Fresh.username();
    PersonId person = Fresh.person();
    people.put(name, person);
    if (standing != null) {
      standings.put(person, standing);
    }
    if (relation != null) {
      relations.put(person, relation);
    }
    return name;
  }

  private Ground.Stance stance(Username name, long stance) {
    return new Ground.Stance(person(name), stance);
  }

  private PersonId person(Username name) {
    return Objects.requireNonNull(people.get(name));
  }

  private static Relation relation(
      boolean blocked, boolean blocking, Circle groups, boolean wrote) {
    return new Relation(
        3, blocked, blocking, new Privacy(Circle.NOBODY, Circle.NOBODY, groups, false), wrote);
  }
}
