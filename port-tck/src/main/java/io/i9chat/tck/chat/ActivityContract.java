package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about people who come and go. */
interface ActivityContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  @Test
  @Rule("CHATS-7")
  default void everyActivityRaisesTheVersionAndNothingElseDoes() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    List<Payload.Activity> activities =
        List.of(
            new Payload.Removed(bob),
            new Payload.Added(List.of(bob)),
            new Payload.Left(),
            new Payload.Joined());
    for (Payload.Activity activity : activities) {
      long before = scene.version();
      scene.act(
          activity instanceof Payload.Left || activity instanceof Payload.Joined ? bob : ada,
          activity);
      assertThat(scene.version()).as("after %s", activity).isGreaterThan(before);
    }
    long version = scene.version();
    scene.say(ada, "hello");
    ports().receipts().mark(scene.chat, bob, 0, 7, Fresh.now());
    assertThat(scene.version()).isEqualTo(version);
  }

  @Test
  @Rule("CHATS-7")
  default void openingASideOfADirectChatRaisesNoVersion() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    long version = scene.version();
    var intent = scene.intent(ada, Scene.text("written before you looked"));
    Scene.opened(ports(), Scene.directOpening(Fresh.now(), bob, ada));

    assertThat(scene.version()).isEqualTo(version);
    assertThat(scene.commit(intent)).isInstanceOf(Committed.class);
    assertThat(scene.version()).isEqualTo(version);
  }

  @Test
  @Rule("CHATS-7")
  default void activitiesOpenAndCloseWindowsAtTheirOwnSeq() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.threeStays(ports(), ada, bob);
    assertThat(scene.membership(bob).windows())
        .containsExactly(new Window(2, 5), new Window(8, 10), new Window(12, Window.OPEN));
    assertThat(scene.membership(bob).isIn()).isTrue();
    assertThat(scene.membership(ada).windows()).isEqualTo(Scene.ALL);

    scene.remove(ada, bob);
    assertThat(scene.membership(bob).windows())
        .containsExactly(new Window(2, 5), new Window(8, 10), new Window(12, 14));
    scene.add(ada, bob);
    assertThat(scene.membership(bob).windows()).last().isEqualTo(new Window(15, Window.OPEN));
    assertThat(scene.membership(bob).windows()).hasSize(4);
  }

  @Test
  @Rule("CHATS-7")
  default void onlyThoseWhoSeeTheChatForTheFirstTimeAreNewcomers() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    PersonId cleo = Fresh.person();
    PersonId dan = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    Payload both = new Payload.Added(List.of(cleo, dan));
    assertThat(scene.committed(ada, both).newcomers()).containsExactlyInAnyOrder(cleo, dan);
    assertThat(scene.view(cleo, dan).members()).containsOnlyKeys(cleo, dan);
    assertThat(scene.committed(ada, new Payload.Removed(dan)).newcomers()).isEmpty();
    assertThat(scene.committed(ada, new Payload.Added(List.of(dan))).newcomers()).isEmpty();

    PersonId eve = Fresh.person();
    assertThat(scene.committed(eve, new Payload.Joined()).newcomers()).containsExactly(eve);
    assertThat(scene.committed(eve, new Payload.Left()).newcomers()).isEmpty();
    assertThat(scene.committed(ada, Scene.text("bye")).newcomers()).isEmpty();
  }

  @Test
  @Rule("CHATS-12")
  default void somebodyLetInHasBothWatermarksAtTheEntryThatLetThemIn() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    List<Entry> start = scene.entries();
    assertThat(scene.marks(ada))
        .isEqualTo(new Watermarks(1, 1, start.get(0).at(), start.get(0).at()));
    assertThat(scene.marks(bob))
        .isEqualTo(new Watermarks(2, 2, start.get(1).at(), start.get(1).at()));

    scene.remove(ada, bob);
    scene.say(ada, "without Bob");
    Entry back = scene.add(ada, bob);
    assertThat(scene.marks(bob)).isEqualTo(new Watermarks(5, 5, back.at(), back.at()));
    scene.act(bob, new Payload.Left());
    assertThat(scene.marks(bob))
        .as("after going")
        .isEqualTo(new Watermarks(5, 5, back.at(), back.at()));
    Entry joined = scene.act(bob, new Payload.Joined());
    assertThat(scene.marks(bob)).isEqualTo(new Watermarks(7, 7, joined.at(), joined.at()));
  }

  @Test
  @Rule({"CHATS-9", "CHATS-12"})
  default void somebodyWhoWroteLeftAndCameBackInOneCallHasWatermarksAtTheirReturn() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    long version = scene.version();
    List<CommitResult> results =
        ports()
            .chats()
            .commit(
                scene.chat,
                List.of(
                    new Intent(bob, version, scene.tick(), Scene.text("bye")),
                    new Intent(bob, version, scene.tick(), new Payload.Left()),
                    new Intent(ada, version + 1, scene.tick(), Scene.text("without Bob")),
                    new Intent(bob, version + 1, scene.tick(), new Payload.Joined())));

    assertThat(results).hasOnlyElementsOfType(Committed.class);
    Entry joined = ((Committed) results.getLast()).entry();
    assertThat(joined.seq()).isEqualTo(6);
    assertThat(scene.marks(bob)).isEqualTo(new Watermarks(6, 6, joined.at(), joined.at()));
    assertThat(scene.membership(bob).windows())
        .containsExactly(new Window(2, 4), new Window(6, Window.OPEN));
  }
}
