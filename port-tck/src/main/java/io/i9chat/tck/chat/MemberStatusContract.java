package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about what people are in groups, and what groups are. */
interface MemberStatusContract extends StoreUnderTest {
  private static GroupState group(Conversation chat) {
    return Objects.requireNonNull(chat.view().group());
  }

  private static void is(
      Conversation chat, PersonId person, MemberStatus status, int members, int admins) {
    assertThat(chat.membership(person).status()).isEqualTo(status);
    assertThat(group(chat)).isEqualTo(new GroupState(group(chat).profile(), members, admins));
  }

  @Test
  @Rule("CHATS-13")
  default void activitiesGiveTheStandingsTheySayAndTheNumbersFollow(
      PersonId ada, PersonId bob, PersonId cleo) {
    Conversation chat = Conversation.group(ports(), ada, bob, cleo);
    is(chat, ada, MemberStatus.ADMIN, 3, 1);
    is(chat, bob, MemberStatus.MEMBER, 3, 1);
    chat.act(ada, new Payload.Promoted(bob));
    is(chat, bob, MemberStatus.ADMIN, 3, 2);
    chat.act(bob, new Payload.Demoted(ada));
    is(chat, ada, MemberStatus.MEMBER, 3, 1);
    chat.remove(bob, ada);
    is(chat, ada, MemberStatus.REMOVED, 2, 1);
    chat.add(bob, ada);
    is(chat, ada, MemberStatus.MEMBER, 3, 1);
    chat.act(ada, new Payload.Promoted(ada));
    chat.act(ada, new Payload.Left());
    is(chat, ada, MemberStatus.LEFT, 2, 1);
    chat.act(ada, new Payload.Joined());
    is(chat, ada, MemberStatus.MEMBER, 3, 1);
    chat.say(cleo, "what a day");
    is(chat, cleo, MemberStatus.MEMBER, 3, 1);
    chat.act(bob, new Payload.Left());
    chat.act(ada, new Payload.Left());
    chat.act(cleo, new Payload.Left());
    is(chat, cleo, MemberStatus.LEFT, 0, 0);
    assertThat(chat.view(Fresh.person()).members()).isEmpty();
  }

  @Test
  @Rule("CHATS-13")
  default void bothSidesOfADirectChatAreMembersOnceItIsThereForThem(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    assertThat(chat.membership(ada).status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(chat.membership(bob).status()).isEqualTo(MemberStatus.NEVER);
    chat.say(ada, "hello");
    assertThat(chat.membership(bob).status()).isEqualTo(MemberStatus.MEMBER);
    assertThat(chat.view().group()).isNull();
  }

  private static GroupProfile profile(String name, JoinPolicy joinPolicy) {
    return new GroupProfile(
        new GroupName(name), new GroupDescription("Jeden\nMontag: " + name), null, joinPolicy);
  }

  @Test
  @Rule("CHATS-13")
  default void changedPutsItsProfileInPlace(PersonId ada) {
    GroupProfile first = profile("Bücher\t📚", JoinPolicy.CLOSED);
    Conversation chat = Conversation.group(ports(), first, ada, Fresh.person());
    assertThat(group(chat).profile()).isEqualTo(first);
    GroupProfile second = profile("Books", JoinPolicy.OPEN);
    GroupProfile plain = GroupProfile.named(new GroupName("Plain"));
    var changed = chat.act(ada, new Payload.Changed(first, second));

    assertThat(group(chat).profile()).isEqualTo(second);
    assertThat(chat.entries().getLast()).isEqualTo(changed);
    chat.act(ada, new Payload.Changed(second, plain));
    assertThat(group(chat)).isEqualTo(new GroupState(plain, 2, 1));
    assertThat(chat.item(ada).chat().group()).isEqualTo(group(chat));
  }

  @Test
  @Rule("CHATS-13")
  default void whoGoesKeepsTheGroupAsItIsRightAfter(PersonId ada, PersonId bob, PersonId cleo) {
    GroupProfile first = profile("Bücher\t📚", JoinPolicy.CLOSED);
    Conversation chat = Conversation.group(ports(), first, ada, bob, cleo);
    GroupProfile second = profile("Books", JoinPolicy.OPEN);
    assertThat(chat.membership(bob).frozen()).isNull();
    chat.remove(ada, bob);
    chat.act(ada, new Payload.Changed(first, second));
    chat.act(cleo, new Payload.Left());
    chat.add(ada, Fresh.person(), Fresh.person());

    GroupState his = new GroupState(first, 2, 1);
    assertThat(chat.membership(bob).frozen()).isEqualTo(his);
    assertThat(chat.membership(cleo).frozen()).isEqualTo(new GroupState(second, 1, 1));
    assertThat(chat.item(bob).chat().of(bob).frozen()).isEqualTo(his);
    assertThat(chat.membership(ada).frozen()).isNull();
  }

  @Test
  @Rule("CHATS-13")
  default void whoComesBackKeepsNothingAndWhoGoesAgainTheGroupAsItIsThen(
      PersonId ada, PersonId bob) {
    GroupProfile first = profile("Bücher\t📚", JoinPolicy.CLOSED);
    Conversation chat = Conversation.group(ports(), first, ada, bob);
    GroupProfile second = profile("Books", JoinPolicy.OPEN);
    chat.remove(ada, bob);
    chat.act(ada, new Payload.Changed(first, second));
    chat.add(ada, bob);
    assertThat(chat.membership(bob).frozen()).isNull();
    chat.act(bob, new Payload.Left());
    assertThat(chat.membership(bob).frozen()).isEqualTo(new GroupState(second, 1, 1));
  }

  @Test
  @Rule("CHATS-13")
  default void theLastAdminWhoLeavesKeepsTheGroupWithoutOne(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob, Fresh.person());
    long version = chat.version();
    var results =
        chat.commit(
            chat.intent(ada, version, new Payload.Left()),
            chat.intent(ada, version + 1, new Payload.Promoted(bob)));

    assertThat(results).allMatch(Committed.class::isInstance);
    assertThat(chat.membership(ada).frozen())
        .isEqualTo(new GroupState(group(chat).profile(), 2, 0));
    is(chat, bob, MemberStatus.ADMIN, 2, 1);
    assertThat(chat.version()).isEqualTo(version + 2);
  }

  private Roster roster(Conversation chat) {
    return ports().chats().roster(chat.id()).orElseThrow();
  }

  @Test
  @Rule("CHATS-18")
  default void aRosterHoldsExactlyThoseWhoAreIn(PersonId ada) {
    PersonId[] many = Stream.generate(Fresh::person).limit(1_200).toArray(PersonId[]::new);
    Conversation chat = Conversation.group(ports(), ada, many);
    assertThat(roster(chat).members()).hasSize(1_201).containsKey(ada);
    chat.remove(ada, many[0]);
    chat.act(many[1], new Payload.Left());
    chat.act(ada, new Payload.Promoted(many[2]));
    chat.remove(ada, many[3]);
    chat.add(ada, many[3]);

    Roster roster = roster(chat);
    assertThat(roster.version()).isEqualTo(chat.version());
    assertThat(roster.members()).hasSize(1_199).doesNotContainKeys(many[0], many[1]);
    PersonId[] some = {ada, many[2], many[3], many[1_199]};
    assertThat(roster.members()).containsAllEntriesOf(chat.view(some).members());
    assertThat(ports().chats().roster(Fresh.chat())).isEmpty();
  }

  @Test
  @Rule("CHATS-18")
  default void theRosterOfADirectChatIsThoseItIsThereFor(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    assertThat(roster(chat).members()).containsOnlyKeys(ada);
    chat.say(ada, "hello");
    Map<PersonId, Membership> both = chat.view(ada, bob).members();
    assertThat(roster(chat)).isEqualTo(new Roster(chat.version(), both));
  }

  @Test
  @Rule("CHATS-18")
  default void aRosterIsOfTheVersionItNamesAndAsFreshAsAView(PersonId ada) {
    PersonId[] others = Stream.generate(Fresh::person).limit(8).toArray(PersonId[]::new);
    Conversation chat = Conversation.group(ports(), ada, others);
    Map<Long, Set<PersonId>> seen = new ConcurrentHashMap<>();
    Map<Long, Set<PersonId>> expected = new HashMap<>();
    AtomicLong answered = new AtomicLong(chat.version());
    expected.put(answered.get(), Set.copyOf(roster(chat).members().keySet()));
    Race.watched(
        () -> comeAndGo(chat, ada, others, answered, expected),
        () -> {
          long atLeast = answered.get();
          Roster roster = roster(chat);
          assertThat(roster.version()).isGreaterThanOrEqualTo(atLeast);
          Set<PersonId> before = seen.put(roster.version(), roster.members().keySet());
          assertThat(before == null || before.equals(roster.members().keySet())).isTrue();
        });
    assertThat(expected).containsAllEntriesOf(seen);
  }

  private void comeAndGo(
      Conversation chat,
      PersonId admin,
      PersonId[] people,
      AtomicLong answered,
      Map<Long, Set<PersonId>> expected) {
    for (int i = 0; i < 4 * people.length; i++) {
      comeOrGo(chat, admin, people[i % people.length], answered, expected);
    }
  }

  private void comeOrGo(
      Conversation chat,
      PersonId admin,
      PersonId person,
      AtomicLong answered,
      Map<Long, Set<PersonId>> expected) {
    if (chat.membership(person).isIn()) {
      chat.remove(admin, person);
    } else {
      chat.add(admin, person);
    }
    Roster roster = roster(chat);
    assertThat(roster.version()).isGreaterThan(answered.get());
    assertThat(roster.members().containsKey(person)).isEqualTo(chat.membership(person).isIn());
    expected.put(roster.version(), roster.members().keySet());
    answered.set(roster.version());
  }
}
