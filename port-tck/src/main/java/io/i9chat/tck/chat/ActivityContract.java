package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about people who come and go. */
interface ActivityContract extends StoreUnderTest {
  @Test
  @Rule("CHATS-7")
  default void everyActivityRaisesTheVersionAndNothingElseDoes(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Map<Payload.Activity, PersonId> activities = new LinkedHashMap<>();
    activities.put(new Payload.Removed(bob), ada);
    activities.put(new Payload.Added(List.of(bob)), ada);
    activities.put(new Payload.Left(), bob);
    activities.put(new Payload.Joined(), bob);
    activities.forEach((activity, author) -> {
      long before = chat.version();
      chat.act(author, activity);
      assertThat(chat.version()).as("after %s", activity).isGreaterThan(before);
    });
    long version = chat.version();
    chat.say(ada, "hello");
    chat.mark(bob, 0, 7);
    assertThat(chat.version()).isEqualTo(version);
  }

  @Test
  @Rule("CHATS-7")
  default void openingASideOfADirectChatRaisesNoVersion(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    long version = chat.version();
    var intent = chat.intent(ada, Conversation.text("written before you looked"));
    Openings.opened(ports(), Openings.direct(Fresh.now(), bob, ada));

    assertThat(chat.version()).isEqualTo(version);
    chat.committed(intent);
    assertThat(chat.version()).isEqualTo(version);
  }

  @Test
  @Rule("CHATS-7")
  default void activitiesOpenAndCloseWindowsAtTheirOwnSeq(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.threeStays(ports(), ada, bob);
    assertThat(chat.membership(bob).windows())
        .containsExactly(new Window(2, 5), new Window(8, 10), new Window(12, Window.OPEN));
    assertThat(chat.membership(bob).isIn()).isTrue();
    assertThat(chat.membership(ada).windows()).isEqualTo(WholeLog.ALL);

    chat.remove(ada, bob);
    assertThat(chat.membership(bob).windows())
        .containsExactly(new Window(2, 5), new Window(8, 10), new Window(12, 14));
    chat.add(ada, bob);
    assertThat(chat.membership(bob).windows()).last().isEqualTo(new Window(15, Window.OPEN));
    assertThat(chat.membership(bob).windows()).hasSize(4);
  }

  @Test
  @Rule("CHATS-7")
  default void onlyThoseWhoSeeTheChatForTheFirstTimeAreNewcomers(
      PersonId ada, PersonId bob, PersonId cleo, PersonId dan, PersonId eve) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    Payload both = new Payload.Added(List.of(cleo, dan));
    assertThat(chat.committed(ada, both).newcomers()).containsExactlyInAnyOrder(cleo, dan);
    assertThat(chat.view(cleo, dan).members()).containsOnlyKeys(cleo, dan);
    assertThat(chat.committed(ada, new Payload.Removed(dan)).newcomers()).isEmpty();
    assertThat(chat.committed(ada, new Payload.Added(List.of(dan))).newcomers()).isEmpty();

    assertThat(chat.committed(eve, new Payload.Joined()).newcomers()).containsExactly(eve);
    assertThat(chat.committed(eve, new Payload.Left()).newcomers()).isEmpty();
    assertThat(chat.committed(ada, Conversation.text("bye")).newcomers()).isEmpty();
  }

  @Test
  @Rule("CHATS-12")
  default void somebodyLetInHasBothWatermarksAtTheEntryThatLetThemIn(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    List<Entry> start = chat.entries();
    assertThat(chat.marks(ada)).isEqualTo(Conversation.upTo(start.get(0)));
    assertThat(chat.marks(bob)).isEqualTo(Conversation.upTo(start.get(1)));

    chat.remove(ada, bob);
    chat.say(ada, "without Bob");
    Entry back = chat.add(ada, bob);
    assertThat(chat.marks(bob)).isEqualTo(Conversation.upTo(back));
    chat.act(bob, new Payload.Left());
    assertThat(chat.marks(bob)).as("after going").isEqualTo(Conversation.upTo(back));
    Entry joined = chat.act(bob, new Payload.Joined());
    assertThat(chat.marks(bob)).isEqualTo(Conversation.upTo(joined));
  }

  @Test
  @Rule({"CHATS-9", "CHATS-12"})
  default void somebodyWhoWroteLeftAndCameBackInOneCallHasWatermarksAtTheirReturn(
      PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    long version = chat.version();
    List<CommitResult> results =
        chat.commit(
            chat.intent(bob, version, Conversation.text("bye")),
            chat.intent(bob, version, new Payload.Left()),
            chat.intent(ada, version + 1, Conversation.text("without Bob")),
            chat.intent(bob, version + 1, new Payload.Joined()));

    assertThat(results).hasOnlyElementsOfType(Committed.class);
    Entry joined = ((Committed) results.getLast()).entry();
    assertThat(joined.seq()).isEqualTo(6);
    assertThat(chat.marks(bob)).isEqualTo(Conversation.upTo(joined));
    assertThat(chat.membership(bob).windows())
        .containsExactly(new Window(2, 4), new Window(6, Window.OPEN));
  }
}
