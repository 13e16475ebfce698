package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Standing;
import io.i9chat.ports.model.chat.Window;
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

  private static Membership being(Standing standing, Window... windows) {
    return new Membership(standing, List.of(windows), 0, null);
  }

  private Entry entry(long seq, Payload payload) {
    return new Entry(chat, seq, Fresh.now(), ada, payload, 0);
  }

  @Test
  void openWithTheEntryThatLetsInAndCloseWithTheOneThatPutsOut() {
    Membership in = ChatRoster.after(Membership.NONE, 3, Standing.MEMBER);
    assertThat(in).isEqualTo(being(Standing.MEMBER, new Window(3, Window.OPEN)));
    Membership out = ChatRoster.after(in, 5, Standing.REMOVED);
    assertThat(out).isEqualTo(being(Standing.REMOVED, FIRST));
    Membership again = ChatRoster.after(out, 8, Standing.MEMBER);
    assertThat(again).isEqualTo(being(Standing.MEMBER, FIRST, OPEN));
  }

  @Test
  void stayAsTheyAreWhenAMemberIsPromotedOrDemoted() {
    Membership member = being(Standing.MEMBER, FIRST, OPEN);
    Membership admin = ChatRoster.after(member, 9, Standing.ADMIN);
    assertThat(admin).isEqualTo(being(Standing.ADMIN, FIRST, OPEN));
    assertThat(ChatRoster.after(admin, 10, Standing.MEMBER)).isEqualTo(member);
  }

  @Test
  void areLeftAloneByEntriesThatTheyKnowOfAlready() {
    Membership back = being(Standing.MEMBER, FIRST, OPEN);
    assertThat(ChatRoster.after(back, 3, Standing.MEMBER)).isEqualTo(back);
    assertThat(ChatRoster.after(back, 5, Standing.LEFT)).isEqualTo(back);
    assertThat(ChatRoster.after(back, 8, Standing.MEMBER)).isEqualTo(back);
    Membership gone = being(Standing.LEFT, FIRST, new Window(8, 9));
    assertThat(ChatRoster.after(gone, 8, Standing.MEMBER)).isEqualTo(gone);
    assertThat(ChatRoster.after(gone, 9, Standing.LEFT)).isEqualTo(gone);
  }

  @Test
  void growAndShrinkWithTheEntriesThatPass() {
    ChatRoster roster = new ChatRoster(Map.of());
    pass(roster, entry(1, new Payload.Created(new GroupName("Numbers"))));
    pass(roster, entry(2, new Payload.Added(List.of(bob))));
    assertThat(roster.size()).isEqualTo(2);
    assertThat(roster.of(ada)).isEqualTo(being(Standing.ADMIN, new Window(1, Window.OPEN)));

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
        new ChatRoster(Map.of(ada, being(Standing.ADMIN, OPEN), bob, being(Standing.LEFT, FIRST)));
    pass(roster, entry(4, new Payload.Promoted(ada)));
    assertThat(roster.has(bob)).as("put out later").isTrue();
    roster.add(Map.of(bob, being(Standing.MEMBER, FIRST, OPEN)));
    pass(roster, entry(5, new Payload.Removed(bob)));
    assertThat(roster.of(bob)).isEqualTo(being(Standing.MEMBER, FIRST, OPEN));
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
                people[0], new Membership(Standing.MEMBER, List.of(OPEN), 4, null),
                people[1], new Membership(Standing.MEMBER, List.of(OPEN), 7, null)));
    assertThat(read.of(people[1])).isSameAs(read.of(people[0]));
  }

  private static void pass(ChatRoster roster, Entry entry) {
    roster.pass(entry);
    roster.passed(entry);
  }
}
