package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about people who come and go. */
interface ActivityContract extends StoreUnderTest {
  @Test
  @Rule("CHATS-7")
  default void everyActivityRaisesTheVersionAndNothingElseDoes(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    List<Payload.Activity> activities =
        List.of(
            new Payload.Removed(bob),
            new Payload.Added(List.of(bob)),
            new Payload.Left(),
            new Payload.Joined());
    for (Payload.Activity activity : activities) {
      long before = chat.version();
      chat.act(
          activity instanceof Payload.Left || activity instanceof Payload.Joined ? bob : ada,
          activity);
      assertThat(chat.version()).as("after %s", activity).isGreaterThan(before);
    }
    long version = chat.version();
    chat.say(ada, "hello");
    ports().receipts().mark(chat.id(), bob, 0, 7, Fresh.now());
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
    assertThat(chat.commit(intent)).isInstanceOf(Committed.class);
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
    assertThat(chat.marks(ada))
        .isEqualTo(new Watermarks(1, 1, start.get(0).at(), start.get(0).at()));
    assertThat(chat.marks(bob))
        .isEqualTo(new Watermarks(2, 2, start.get(1).at(), start.get(1).at()));

    chat.remove(ada, bob);
    chat.say(ada, "without Bob");
    Entry back = chat.add(ada, bob);
    assertThat(chat.marks(bob)).isEqualTo(new Watermarks(5, 5, back.at(), back.at()));
    chat.act(bob, new Payload.Left());
    assertThat(chat.marks(bob))
        .as("after going")
        .isEqualTo(new Watermarks(5, 5, back.at(), back.at()));
    Entry joined = chat.act(bob, new Payload.Joined());
    assertThat(chat.marks(bob)).isEqualTo(new Watermarks(7, 7, joined.at(), joined.at()));
  }

  @Test
  @Rule({"CHATS-9", "CHATS-12"})
  default void somebodyWhoWroteLeftAndCameBackInOneCallHasWatermarksAtTheirReturn(
      PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    long version = chat.version();
    List<CommitResult> results =
        ports()
            .chats()
            .commit(
                chat.id(),
                List.of(
                    new Intent(bob, version, chat.tick(), Conversation.text("bye")),
                    new Intent(bob, version, chat.tick(), new Payload.Left()),
                    new Intent(ada, version + 1, chat.tick(), Conversation.text("without Bob")),
                    new Intent(bob, version + 1, chat.tick(), new Payload.Joined())));

    assertThat(results).hasOnlyElementsOfType(Committed.class);
    Entry joined = ((Committed) results.getLast()).entry();
    assertThat(joined.seq()).isEqualTo(6);
    assertThat(chat.marks(bob)).isEqualTo(new Watermarks(6, 6, joined.at(), joined.at()));
    assertThat(chat.membership(bob).windows())
        .containsExactly(new Window(2, 4), new Window(6, Window.OPEN));
  }
}
