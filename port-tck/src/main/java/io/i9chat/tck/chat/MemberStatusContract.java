package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about what people are in groups, and what groups are. */
interface MemberStatusContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private static GroupState group(Scene scene) {
    return Objects.requireNonNull(scene.view().group());
  }

  private static void is(
      Scene scene, PersonId person, MemberStatus status, int members, int admins) {
    assertThat(scene.membership(person).status()).isEqualTo(status);
    assertThat(group(scene)).isEqualTo(new GroupState(group(scene).profile(), members, admins));
  }

  @Test
  @Rule("CHATS-13")
  default void activitiesGiveTheStandingsTheySayAndTheNumbersFollow() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    PersonId cleo = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob, cleo);
    is(scene, ada, MemberStatus.ADMIN, 3, 1);
    is(scene, bob, MemberStatus.MEMBER, 3, 1);
    scene.act(ada, new Payload.Promoted(bob));
    is(scene, bob, MemberStatus.ADMIN, 3, 2);
    scene.act(bob, new Payload.Demoted(ada));
    is(scene, ada, MemberStatus.MEMBER, 3, 1);
    scene.remove(bob, ada);
    is(scene, ada, MemberStatus.REMOVED, 2, 1);
    scene.add(bob, ada);
    is(scene, ada, MemberStatus.MEMBER, 3, 1);
    scene.act(ada, new Payload.Promoted(ada));
    scene.act(ada, new Payload.Left());
    is(scene, ada, MemberStatus.LEFT, 2, 1);
    scene.act(ada, new Payload.Joined());
    is(scene, ada, MemberStatus.MEMBER, 3, 1);
    scene.say(cleo, "what a day");
    is(scene, cleo, MemberStatus.MEMBER, 3, 1);
    scene.act(bob, new Payload.Left());
    scene.act(ada, new Payload.Left());
    scene.act(cleo, new Payload.Left());
    is(scene, cleo, MemberStatus.LEFT, 0, 0);
    assertThat(scene.view(Fresh.person()).members()).isEmpty();
  }

  @Test
  @Rule("CHATS-13")
  default void bothSidesOfADirectChatAreMembersOnceItIsThereForThem() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    assertThat(scene.membership(ada).status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(scene.membership(bob).status()).isEqualTo(MemberStatus.NEVER);
    scene.say(ada, "hello");
    assertThat(scene.membership(bob).status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(scene.view().group()).isNull();
  }

  private static GroupProfile profile(String name, JoinPolicy joinPolicy) {
    return new GroupProfile(
        new GroupName(name), new GroupDescription("Jeden\nMontag: " + name), null, joinPolicy);
  }

  @Test
  @Rule("CHATS-13")
  default void changedPutsItsProfileInPlace() {
    PersonId ada = Fresh.person();
    GroupProfile first = profile("Bücher\t📚", JoinPolicy.CLOSED);
    Scene scene = Scene.group(ports(), first, ada, Fresh.person());
    assertThat(group(scene).profile()).isEqualTo(first);
    GroupProfile second = profile("Books", JoinPolicy.OPEN);
    GroupProfile plain = GroupProfile.named(new GroupName("Plain"));
    var changed = scene.act(ada, new Payload.Changed(first, second));

    assertThat(group(scene).profile()).isEqualTo(second);
    assertThat(scene.entries().getLast()).isEqualTo(changed);
    scene.act(ada, new Payload.Changed(second, plain));
    assertThat(group(scene)).isEqualTo(new GroupState(plain, 2, 1));
    assertThat(ports().inbox().item(ada, scene.chat).orElseThrow().chat().group())
        .isEqualTo(group(scene));
  }

  @Test
  @Rule("CHATS-13")
  default void whoGoesKeepsTheGroupAsItIsRightAfter() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    PersonId cleo = Fresh.person();
    GroupProfile first = profile("Bücher\t📚", JoinPolicy.CLOSED);
    Scene scene = Scene.group(ports(), first, ada, bob, cleo);
    GroupProfile second = profile("Books", JoinPolicy.OPEN);
    assertThat(scene.membership(bob).frozen()).isNull();
    scene.remove(ada, bob);
    scene.act(ada, new Payload.Changed(first, second));
    scene.act(cleo, new Payload.Left());
    scene.add(ada, Fresh.person(), Fresh.person());

    GroupState his = new GroupState(first, 2, 1);
    assertThat(scene.membership(bob).frozen()).isEqualTo(his);
    assertThat(scene.membership(cleo).frozen()).isEqualTo(new GroupState(second, 1, 1));
    assertThat(ports().inbox().item(bob, scene.chat).orElseThrow().chat().of(bob).frozen())
        .isEqualTo(his);
    assertThat(scene.membership(ada).frozen()).isNull();
    scene.add(ada, bob);
    assertThat(scene.membership(bob).frozen()).as("having come back").isNull();
    scene.act(bob, new Payload.Left());
    assertThat(scene.membership(bob).frozen()).isEqualTo(new GroupState(second, 3, 1));
  }

  @Test
  @Rule("CHATS-13")
  default void theLastAdminWhoLeavesKeepsTheGroupWithoutOne() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob, Fresh.person());
    long version = scene.version();
    var results =
        scene.commit(
            new Intent(ada, version, scene.tick(), new Payload.Left()),
            new Intent(ada, version + 1, scene.tick(), new Payload.Promoted(bob)));

    assertThat(results).allMatch(Committed.class::isInstance);
    assertThat(scene.membership(ada).frozen())
        .isEqualTo(new GroupState(group(scene).profile(), 2, 0));
    is(scene, bob, MemberStatus.ADMIN, 2, 1);
    assertThat(scene.version()).isEqualTo(version + 2);
  }

  private Roster roster(Scene scene) {
    return ports().chats().roster(scene.chat).orElseThrow();
  }

  @Test
  @Rule("CHATS-18")
  default void aRosterHoldsExactlyThoseWhoAreIn() {
    PersonId ada = Fresh.person();
    PersonId[] many = Stream.generate(Fresh::person).limit(1_200).toArray(PersonId[]::new);
    Scene scene = Scene.group(ports(), ada, many);
    assertThat(roster(scene).members()).hasSize(1_201).containsKey(ada);
    scene.remove(ada, many[0]);
    scene.act(many[1], new Payload.Left());
    scene.act(ada, new Payload.Promoted(many[2]));
    scene.remove(ada, many[3]);
    scene.add(ada, many[3]);

    Roster roster = roster(scene);
    assertThat(roster.version()).isEqualTo(scene.version());
    assertThat(roster.members()).hasSize(1_199).doesNotContainKeys(many[0], many[1]);
    PersonId[] some = {ada, many[2], many[3], many[1_199]};
    assertThat(roster.members()).containsAllEntriesOf(scene.view(some).members());
    assertThat(ports().chats().roster(Fresh.chat())).isEmpty();
  }

  @Test
  @Rule("CHATS-18")
  default void theRosterOfADirectChatIsThoseItIsThereFor() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    assertThat(roster(scene).members()).containsOnlyKeys(ada);
    scene.say(ada, "hello");
    Map<PersonId, Membership> both = scene.view(ada, bob).members();
    assertThat(roster(scene)).isEqualTo(new Roster(scene.version(), both));
  }

  @Test
  @Rule("CHATS-18")
  default void aRosterIsOfTheVersionItNamesAndAsFreshAsAView() {
    PersonId ada = Fresh.person();
    PersonId[] others = Stream.generate(Fresh::person).limit(8).toArray(PersonId[]::new);
    Scene scene = Scene.group(ports(), ada, others);
    Map<Long, Set<PersonId>> seen = new ConcurrentHashMap<>();
    Map<Long, Set<PersonId>> expected = new HashMap<>();
    AtomicLong answered = new AtomicLong(scene.version());
    AtomicBoolean over = new AtomicBoolean();
    expected.put(answered.get(), Set.copyOf(roster(scene).members().keySet()));
    Callable<@Nullable Object> reading =
        () -> {
          while (!over.get()) {
            long atLeast = answered.get();
            Roster roster = roster(scene);
            assertThat(roster.version()).isGreaterThanOrEqualTo(atLeast);
            Set<PersonId> before = seen.put(roster.version(), roster.members().keySet());
            assertThat(before == null || before.equals(roster.members().keySet())).isTrue();
            Race.breathe();
          }
          return null;
        };
    Callable<@Nullable Object> writing =
        () -> {
          try {
            IntStream.range(0, 32)
                .forEach(i -> comeOrGo(scene, ada, others[i % 8], answered, expected));
          } finally {
            over.set(true);
          }
          return null;
        };
    Race.of(List.of(reading, writing, reading));
    assertThat(expected).containsAllEntriesOf(seen);
  }

  private void comeOrGo(
      Scene scene,
      PersonId admin,
      PersonId person,
      AtomicLong answered,
      Map<Long, Set<PersonId>> expected) {
    if (scene.membership(person).isIn()) {
      scene.remove(admin, person);
    } else {
      scene.add(admin, person);
    }
    Roster roster = roster(scene);
    assertThat(roster.version()).isGreaterThan(answered.get());
    assertThat(roster.members().containsKey(person)).isEqualTo(scene.membership(person).isIn());
    expected.put(roster.version(), roster.members().keySet());
    answered.set(roster.version());
  }
}
