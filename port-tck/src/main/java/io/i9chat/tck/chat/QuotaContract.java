package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.CommitResult.Mismatch;
import io.i9chat.ports.model.chat.CommitResult.OverQuota;
import io.i9chat.ports.model.chat.CommitResult.Repeated;
import io.i9chat.ports.model.chat.CommitResult.Stale;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Weight;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about what their authors may store. */
public interface QuotaContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private static Intent within(long quota, Scene scene, PersonId author, Payload payload) {
    return within(quota, scene, author, scene.version(), payload);
  }

  private static Intent within(
      long quota, Scene scene, PersonId author, long version, Payload payload) {
    return new Intent(author, version, scene.tick(), payload, List.of(), List.of(), quota);
  }

  @Test
  @Rule("CHATS-19")
  default void whatWouldPassTheQuotaIsNotStoredAndStopsNothing() {
    PersonId ada = Newcomers.enrolled(ports()).id();
    PersonId bob = Newcomers.enrolled(ports()).id();
    Scene scene = Scene.direct(ports(), ada, bob);
    Entry first = scene.say(ada, "some 12 chars");
    long quota = ports().storage().used(ada) + Weight.kept(Scene.text("short"));
    long head = scene.head();

    List<CommitResult> results =
        scene.commit(
            within(quota, scene, ada, Scene.text("longer")),
            within(quota, scene, ada, Scene.text("short")),
            within(quota, scene, ada, Scene.text("s")),
            within(quota, scene, bob, Scene.text("of one who stores nothing yet")),
            within(Intent.UNBOUNDED, scene, ada, new Payload.Delete(first.seq())));

    assertThat(results.get(0)).isEqualTo(new OverQuota());
    assertThat(results.get(1)).isInstanceOf(Committed.class);
    assertThat(results.get(2)).isEqualTo(new OverQuota());
    assertThat(results.get(3)).isInstanceOf(Committed.class);
    assertThat(results.get(4)).isInstanceOf(Committed.class);
    assertThat(scene.head()).isEqualTo(head + 3);
    assertThat(scene.commit(within(quota, scene, ada, Scene.text("a")))).isEqualTo(new OverQuota());
    scene.delete(ada, first.seq() + 1);
    assertThat(scene.commit(within(quota, scene, ada, Scene.text("a"))))
        .as("what was withdrawn has made room")
        .isInstanceOf(Committed.class);
  }

  @Test
  @Rule("CHATS-19")
  default void editsAndReactionsAreStoredToo() {
    PersonId ada = Newcomers.enrolled(ports()).id();
    Scene scene = Scene.group(ports(), ada, Newcomers.enrolled(ports()).id());
    Entry message = scene.say(ada, "hello");
    Payload edit = new Payload.Edit(message.seq(), Body.text("hello again"));
    Payload reaction = new Payload.Reaction(message.seq(), WithdrawalContract.THUMB);
    long used = ports().storage().used(ada);

    for (Payload payload : List.of(edit, reaction)) {
      long most = used + Weight.kept(payload);
      assertThat(scene.commit(within(most - 1, scene, ada, payload))).isEqualTo(new OverQuota());
    }
    assertThat(scene.commit(within(used + Weight.kept(reaction), scene, ada, reaction)))
        .isInstanceOf(Committed.class);
    used = ports().storage().used(ada);
    assertThat(scene.commit(within(used + Weight.kept(edit), scene, ada, edit)))
        .isInstanceOf(Committed.class);
  }

  @Test
  @Rule("CHATS-19")
  default void whatFitsExactlyIsStored() {
    PersonId ada = Newcomers.enrolled(ports()).id();
    Scene scene = direct(ada);
    Payload message = Scene.text("fits");

    assertThat(scene.commit(within(Weight.kept(message), scene, ada, message)))
        .isInstanceOf(Committed.class);
  }

  @Test
  @Rule("CHATS-19")
  default void whatWasStoredWithoutAQuotaCountsForOne() {
    PersonId ada = Newcomers.enrolled(ports()).id();
    Scene scene = direct(ada);
    Payload first = Scene.text("first");
    Payload second = Scene.text("second");
    long both = Weight.kept(first) + Weight.kept(second);

    List<CommitResult> results =
        scene.commit(
            within(Intent.UNBOUNDED, scene, ada, first),
            within(both - 1, scene, ada, second),
            within(both, scene, ada, second));

    assertThat(results.get(0)).isInstanceOf(Committed.class);
    assertThat(results.get(1)).as("in the same call").isEqualTo(new OverQuota());
    assertThat(results.get(2)).isInstanceOf(Committed.class);
    Entry message = ((Committed) results.get(0)).entry();
    scene.committed(ada, new Payload.Reaction(message.seq(), WithdrawalContract.THUMB));
    Payload third = Scene.text("third");
    long all = ports().storage().used(ada) + Weight.kept(third);
    assertThat(scene.commit(within(all - 1, scene, ada, third)))
        .as("a reaction")
        .isEqualTo(new OverQuota());
  }

  @Test
  @Rule("CHATS-19")
  default void aRepeatAndWhatIsStaleComeFirst() {
    PersonId ada = Newcomers.enrolled(ports()).id();
    Scene scene = Scene.direct(ports(), ada, Fresh.person());
    Payload.Message hello = Scene.text("hello");
    Entry said = scene.committed(ada, hello).entry();
    Payload.Message other = Scene.text(hello.clientId(), "bye");

    assertThat(scene.commit(within(1, scene, ada, hello))).isEqualTo(new Repeated(said));
    assertThat(scene.commit(within(1, scene, ada, other))).isEqualTo(new Mismatch());
    long old = scene.version() - 1;
    assertThat(scene.commit(within(1, scene, ada, old, Scene.text("new")))).isEqualTo(new Stale());
    assertThat(scene.commit(within(1, scene, ada, Scene.text("new")))).isEqualTo(new OverQuota());
  }

  @Test
  @Rule("CHATS-19")
  default void whatMeetsMayPassTheQuotaOnceAndNothingAfterItDoes() {
    PersonId ada = Newcomers.enrolled(ports()).id();
    List<Scene> scenes = List.of(direct(ada), direct(ada), direct(ada), direct(ada));
    long quota = Weight.kept(Scene.text("a")) * 2;

    List<CommitResult> results =
        Race.of(
            scenes.size(),
            i -> scenes.get(i).commit(within(quota, scenes.get(i), ada, Scene.text("a"))));

    assertThat(results).hasOnlyElementsOfTypes(Committed.class, OverQuota.class);
    assertThat(results.stream().filter(Committed.class::isInstance)).hasSizeGreaterThan(1);
    Scene last = scenes.getFirst();
    assertThat(last.commit(within(quota, last, ada, Scene.text("a")))).isEqualTo(new OverQuota());
  }

  private Scene direct(PersonId opener) {
    return Scene.direct(ports(), opener, Fresh.person());
  }
}
