package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The windows of people, as entries make them. */
final class ChatRosterTest {
  private static final Window FIRST = new Window(3, 5);
  private static final Window OPEN = new Window(8, Window.OPEN);

  private final ChatId chat = Fresh.chat();
  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();

  private static Membership being(MemberStatus status, Window... windows) {
    return new Membership(status, List.of(windows), 0, null);
  }

  private Entry entry(long seq, Payload payload) {
    return new Entry(chat, seq, Fresh.now(), ada, payload, 0);
  }

  @Test
  void growAndShrinkWithTheEntriesThatPass() {
    ChatRoster roster = new ChatRoster(Map.of());
    pass(roster, entry(1, new Payload.Created(new GroupName("Numbers"))));
    pass(roster, entry(2, new Payload.Added(List.of(bob))));
    assertThat(roster.size()).isEqualTo(2);
    assertThat(roster.of(ada)).isEqualTo(being(MemberStatus.ADMIN, new Window(1, Window.OPEN)));

    Entry removal = entry(3, new Payload.Removed(bob));
    roster.pass(removal);
    assertThat(roster.of(bob).sees(3)).as("the entry that puts out").isTrue();
    roster.passed(removal);
    assertThat(roster.has(bob)).isFalse();
    assertThat(roster.size()).isEqualTo(1);
  }

  @Test
  void keepWhomAnEntryPutOutAndALaterOneLetInAgain() {
    ChatRoster roster =
        new ChatRoster(
            Map.of(ada, being(MemberStatus.ADMIN, OPEN), bob, being(MemberStatus.LEFT, FIRST)));
    pass(roster, entry(4, new Payload.Promoted(ada)));
    assertThat(roster.has(bob)).as("put out later").isTrue();
    roster.add(Map.of(bob, being(MemberStatus.MEMBER, FIRST, OPEN)));
    pass(roster, entry(5, new Payload.Removed(bob)));
    assertThat(roster.of(bob)).isEqualTo(being(MemberStatus.MEMBER, FIRST, OPEN));
  }

  @Test
  void areOneObjectForAllWhoHaveTheSame() {
    PersonId[] people = {Fresh.person(), Fresh.person(), Fresh.person()};
    ChatRoster roster = new ChatRoster(Map.of());
    pass(roster, entry(2, new Payload.Added(Arrays.asList(people))));
    assertThat(roster.of(people[1])).isSameAs(roster.of(people[0]));

    ChatRoster read =
        new ChatRoster(
            Map.of(
                people[0], new Membership(MemberStatus.MEMBER, List.of(OPEN), 4, null),
                people[1], new Membership(MemberStatus.MEMBER, List.of(OPEN), 7, null)));
    assertThat(read.of(people[1])).isSameAs(read.of(people[0]));
  }

  private static void pass(ChatRoster roster, Entry entry) {
    roster.pass(entry);
    roster.passed(entry);
  }
}
