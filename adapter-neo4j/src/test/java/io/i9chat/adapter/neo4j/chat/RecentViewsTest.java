package io.i9chat.adapter.neo4j.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.tck.Fresh;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecentViewsTest {
  private static final Membership IN = member(2);

  private final RecentViews views = new RecentViews(100);
  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();
  private final ChatId chat = Fresh.chat();

  private static Membership member(long since) {
    return new Membership(MemberStatus.MEMBER, List.of(new Window(since, Window.OPEN)), 0, null);
  }

  private static ChatView group(ChatId id, long version, Map<PersonId, Membership> members) {
    GroupProfile profile = GroupProfile.named(new GroupName("Group " + version));
    return new ChatView(id, Fresh.now(), version, members, new GroupState(profile, 3, 1), null);
  }

  private ChatView direct(long version, Membership his, DirectState state) {
    return new ChatView(
        chat, Fresh.now(), version, Map.of(ada, Membership.OF_DIRECT_CHAT, bob, his), null, state);
  }

  @Test
  void ofAGroupEachViewHasThePersonItIsAboutAndNoOther() {
    ChatView hers = group(chat, 1, Map.of(ada, IN));
    views.learn(hers, ada);
    views.learn(group(chat, 1, Map.of(bob, member(5))), bob);

    assertThat(views.find(chat, ada)).contains(hers);
    assertThat(views.find(chat, bob).orElseThrow().members()).isEqualTo(Map.of(bob, member(5)));
    assertThat(views.find(chat, Fresh.person())).isEmpty();
    assertThat(views.find(Fresh.chat(), ada)).isEmpty();
  }

  @Test
  void anotherVersionForgetsEveryMembershipOfTheOneBefore() {
    views.learn(group(chat, 1, Map.of(ada, IN)), ada);
    ChatView his = group(chat, 2, Map.of(bob, IN));
    views.learn(his, bob);
    assertThat(views.find(chat, ada)).isEmpty();

    views.learn(group(chat, 1, Map.of(ada, IN)), ada);
    assertThat(views.find(chat, ada)).as("read before, and late").isEmpty();
    assertThat(views.find(chat, bob)).contains(his);
  }

  @Test
  void whoIsNotInIsNotKept() {
    views.learn(group(chat, 1, Map.of()), ada);
    assertThat(views.find(chat, ada)).isEmpty();
    Membership left = new Membership(MemberStatus.LEFT, List.of(new Window(2, 5)), 0, null);
    views.learn(group(chat, 2, Map.of(ada, left)), ada);
    assertThat(views.find(chat, ada)).isEmpty();
  }

  @Test
  void whoIsReadToHaveGoneIsForgottenWithTheVersionsBefore() {
    views.learn(group(chat, 1, Map.of(ada, IN)), ada);
    views.learn(group(chat, 1, Map.of()), bob);
    assertThat(views.find(chat, ada)).isPresent();
    views.learn(group(chat, 2, Map.of()), ada);
    assertThat(views.find(chat, ada)).isEmpty();
  }

  @Test
  void whatIsOldInTheYoungerGenerationIsNotFoundInTheOlder() {
    views.learn(group(chat, 1, Map.of(ada, IN, bob, IN)), ada);
    IntStream.range(0, 60).forEach(i -> views.learn(group(Fresh.chat(), 1, Map.of(bob, IN)), bob));
    views.learn(group(chat, 2, Map.of(bob, IN)), bob);
    assertThat(views.find(chat, ada)).isEmpty();
    assertThat(views.find(chat, bob)).isPresent();
  }

  @Test
  void aDirectChatIsAsItWasReadLastAtItsVersion() {
    views.learn(direct(0, Membership.NONE, DirectState.CLEAR), ada);
    ChatView open = direct(0, Membership.OF_DIRECT_CHAT, DirectState.CLEAR);
    views.learn(open, bob);
    assertThat(views.find(chat, ada)).contains(open);

    ChatView blocked = direct(1, Membership.OF_DIRECT_CHAT, new DirectState(Set.of(ada), Set.of()));
    views.learn(blocked, bob);
    views.learn(open, ada);
    assertThat(views.find(chat, ada)).contains(blocked);
  }

  @Test
  void whatIsAskedForAgainAndAgainStaysAndWhatIsNotGoes() {
    views.learn(group(chat, 1, Map.of(ada, IN)), ada);
    ChatId forgotten = Fresh.chat();
    views.learn(group(forgotten, 1, Map.of(ada, IN)), ada);
    for (int i = 0; i < 500; i++) {
      views.learn(group(Fresh.chat(), 1, Map.of(bob, IN)), bob);
      assertThat(views.find(chat, ada)).isPresent();
    }
    assertThat(views.find(forgotten, ada)).isEmpty();
  }

  @Test
  void theMembersOfOneGroupAreBoundedToo() {
    List<PersonId> people = Stream.generate(Fresh::person).limit(1_000).toList();
    people.forEach(person -> views.learn(group(chat, 1, Map.of(person, IN)), person));
    assertThat(people)
        .filteredOn(person -> views.find(chat, person).isPresent())
        .hasSizeBetween(1, 210);
  }

  @Test
  void whatIsLearnedAgainTakesNoMoreRoom() {
    ChatId other = Fresh.chat();
    views.learn(group(other, 1, Map.of(bob, IN)), bob);
    IntStream.range(0, 1_000).forEach(i -> views.learn(group(chat, i, Map.of(ada, IN)), ada));
    assertThat(views.find(other, bob)).isPresent();
  }
}
