package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.MarkResult.Marked;
import io.i9chat.ports.model.chat.ReceiptState;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Rule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others are shown of watermarks that rose while they were hidden. */
interface HiddenReceiptsContract {
  StorePorts ports();

  /** A direct chat of two with accounts, and with 9 messages of the author to the reader. */
  private Scene told(PersonId author, PersonId reader) {
    Scene scene = Scene.direct(ports(), author, reader);
    for (int i = 0; i < 9; i++) {
      scene.say(author, "message " + i);
    }
    return scene;
  }

  private PersonId enrolled() {
    return Newcomers.enrolled(ports()).id();
  }

  private void showReads(PersonId person, boolean shown) {
    PrivacyChange change = new PrivacyChange(null, null, null, shown);
    assertThat(
            ports().profiles().update(person, new ProfileChange(null, null, Change.keep(), change)))
        .isInstanceOf(ProfileUpdate.Updated.class);
  }

  private void mark(Scene scene, PersonId person, long delivered, long read) {
    assertThat(ports().receipts().mark(scene.chat, person, delivered, read, scene.tick()))
        .isInstanceOf(Marked.class);
  }

  /** What the other is shown of a person's watermarks: delivered and read. */
  private List<Long> shown(Scene scene, PersonId person, PersonId other) {
    Watermarks shown = scene.marks(person);
    assertThat(ports().inbox().item(other, scene.chat).orElseThrow().peer()).isEqualTo(shown);
    return List.of(shown.delivered(), shown.read());
  }

  private List<Long> held(Scene scene, PersonId person) {
    Watermarks held = ports().inbox().item(person, scene.chat).orElseThrow().own();
    return List.of(held.delivered(), held.read());
  }

  @Test
  @Rule("RECEIPTS-7")
  default void whatIsReadWhileEitherShowsNoReadReceiptsIsNeverShown() {
    for (boolean reader : List.of(true, false)) {
      PersonId ada = enrolled();
      PersonId bob = enrolled();
      Scene scene = told(ada, bob);
      mark(scene, bob, 4, 3);

      showReads(reader ? bob : ada, false);
      assertThat(shown(scene, bob, ada)).as("what was shown stays").containsExactly(4L, 3L);
      mark(scene, bob, 0, 7);
      assertThat(held(scene, bob)).containsExactly(7L, 7L);
      assertThat(shown(scene, bob, ada)).containsExactly(7L, 3L);

      showReads(reader ? bob : ada, true);
      assertThat(shown(scene, bob, ada)).as("shows them again").containsExactly(7L, 3L);
      mark(scene, bob, 7, 7);
      assertThat(shown(scene, bob, ada)).as("marked again").containsExactly(7L, 3L);
      mark(scene, bob, 8, 0);
      assertThat(shown(scene, bob, ada)).as("delivered alone").containsExactly(8L, 3L);
      mark(scene, bob, 0, 8);
      assertThat(shown(scene, bob, ada)).as("what rises now").containsExactly(8L, 8L);
    }
  }

  @Test
  @Rule("RECEIPTS-7")
  default void whatRisesUnderABlockIsNeverShown() {
    for (boolean reader : List.of(true, false)) {
      PersonId ada = enrolled();
      PersonId bob = enrolled();
      Scene scene = told(ada, bob);
      mark(scene, bob, 4, 3);

      assertThat(ports().blocks().add(reader ? bob : ada, reader ? ada : bob))
          .isEqualTo(Blocking.ADDED);
      mark(scene, bob, 8, 7);
      assertThat(held(scene, bob)).containsExactly(8L, 7L);
      assertThat(shown(scene, bob, ada)).containsExactly(4L, 3L);

      assertThat(ports().blocks().remove(reader ? bob : ada, reader ? ada : bob)).isTrue();
      mark(scene, bob, 8, 7);
      assertThat(shown(scene, bob, ada)).as("unblocked").containsExactly(4L, 3L);
      mark(scene, bob, 9, 0);
      assertThat(shown(scene, bob, ada)).as("what rises now").containsExactly(9L, 3L);
      mark(scene, bob, 0, 8);
      assertThat(shown(scene, bob, ada)).containsExactly(9L, 8L);
    }
  }

  @Test
  @Rule("RECEIPTS-7")
  default void sendingShowsNoReadThatIsHidden() {
    PersonId ada = enrolled();
    PersonId bob = enrolled();
    Scene scene = told(ada, bob);
    mark(scene, bob, 4, 3);
    showReads(bob, false);

    scene.say(bob, "ten");
    assertThat(held(scene, bob)).containsExactly(10L, 10L);
    assertThat(shown(scene, bob, ada)).containsExactly(10L, 3L);
    assertThat(
            scene.commit(scene.intent(bob, Scene.text("11")), scene.intent(bob, Scene.text("12"))))
        .hasSize(2);
    showReads(bob, true);
    assertThat(shown(scene, bob, ada)).as("shows them again").containsExactly(12L, 3L);

    scene.say(ada, "thirteen");
    scene.say(bob, "fourteen");
    assertThat(shown(scene, bob, ada)).as("one who has read up to here").containsExactly(14L, 14L);
    assertThat(shown(scene, ada, bob)).containsExactly(13L, 13L);
  }

  @Test
  @Rule("RECEIPTS-7")
  default void theTimesAreThoseOfWhatIsShown() {
    PersonId ada = enrolled();
    PersonId bob = enrolled();
    Scene scene = told(ada, bob);
    Instant first = scene.tick();
    ports().receipts().mark(scene.chat, bob, 5, 5, first);
    showReads(bob, false);
    Instant hidden = scene.tick();
    Watermarks held = new Watermarks(6, 6, hidden, hidden);
    Watermarks shown = new Watermarks(6, 5, hidden, first);
    assertThat(ports().receipts().mark(scene.chat, bob, 6, 6, hidden))
        .isEqualTo(new Marked(new ReceiptState(held, shown), true));
    assertThat(scene.marks(bob)).isEqualTo(shown);

    ports().blocks().add(ada, bob);
    Instant blocked = scene.tick();
    held = new Watermarks(7, 7, blocked, blocked);
    assertThat(ports().receipts().mark(scene.chat, bob, 7, 7, blocked))
        .isEqualTo(new Marked(new ReceiptState(held, shown), true));
    assertThat(scene.marks(bob)).isEqualTo(shown);
  }

  @Test
  @Rule("RECEIPTS-7")
  default void inGroupsNothingIsHidden() {
    PersonId ada = enrolled();
    PersonId bob = enrolled();
    Scene scene = Scene.group(ports(), ada, bob);
    scene.say(ada, "three");
    showReads(bob, false);
    ports().blocks().add(bob, ada);
    mark(scene, bob, 0, 3);

    assertThat(scene.marks(bob).read()).isEqualTo(3);
    scene.say(bob, "four");
    assertThat(scene.marks(bob).read()).isEqualTo(4);
  }
}
