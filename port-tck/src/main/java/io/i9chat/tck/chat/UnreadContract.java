package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is unread once messages are deleted. */
interface UnreadContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  private long unread(PersonId person, Scene scene) {
    InboxItem one = ports().inbox().item(person, scene.chat).orElseThrow();
    assertThat(ports().inbox().page(person, null, PageBound.of(1_000)).items()).contains(one);
    return one.unread();
  }

  @Test
  @Rule("INBOX-5")
  default void aDeletedMessageIsNotUnread() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.direct(ports(), ada, bob);
    long first = scene.say(ada, "one").seq();
    long second = scene.say(ada, "two").seq();
    assertThat(unread(bob, scene)).isEqualTo(2);

    scene.delete(ada, first);
    assertThat(unread(bob, scene)).isEqualTo(1);
    scene.delete(ada, first);
    assertThat(unread(bob, scene)).as("deleted again").isEqualTo(1);
    scene.delete(ada, second);
    assertThat(unread(bob, scene)).isZero();

    scene.say(ada, "three");
    assertThat(unread(bob, scene)).isEqualTo(1);
    ports().receipts().mark(scene.chat, bob, 0, first, scene.tick());
    assertThat(unread(bob, scene)).as("read up to a deleted one").isEqualTo(1);
    ports().receipts().mark(scene.chat, bob, 0, scene.head(), scene.tick());
    assertThat(unread(bob, scene)).isZero();
  }

  @Test
  @Rule("INBOX-5")
  default void aDeletedMessageBelowWhatIsReadOrClearedTakesNothingAway() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    long first = scene.say(ada, "one").seq();
    long second = scene.say(ada, "two").seq();
    long third = scene.say(ada, "three").seq();
    long fourth = scene.say(ada, "four").seq();
    ports().receipts().mark(scene.chat, bob, 0, first, scene.tick());
    scene.delete(ada, first);
    assertThat(unread(bob, scene)).isEqualTo(3);

    clear(bob, scene, second);
    scene.delete(ada, second);
    assertThat(unread(bob, scene)).isEqualTo(2);
    scene.delete(ada, fourth);
    assertThat(unread(bob, scene)).isEqualTo(1);
    clear(bob, scene, third);
    assertThat(unread(bob, scene)).isZero();
    clear(bob, scene, 0);
    assertThat(unread(bob, scene)).as("cleared no more").isEqualTo(1);
  }

  private void clear(PersonId person, Scene scene, long upTo) {
    PreferenceChange change = new PreferenceChange(Change.keep(), null, null, upTo);
    assertThat(ports().inbox().prefer(person, scene.chat, change)).isPresent();
  }

  @Test
  @Rule("INBOX-5")
  default void whatIsDeletedAfterSomebodyWentIsNotUnreadToThemEither() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    long first = scene.say(ada, "one").seq();
    scene.say(ada, "two");
    scene.remove(ada, bob);
    long unseen = scene.say(ada, "three").seq();
    assertThat(unread(bob, scene)).isEqualTo(2);

    scene.delete(ada, unseen);
    assertThat(unread(bob, scene)).isEqualTo(2);
    scene.delete(ada, first);
    assertThat(unread(bob, scene)).isEqualTo(1);
    scene.add(ada, bob);
    assertThat(unread(bob, scene)).isZero();
    scene.say(ada, "four");
    assertThat(unread(bob, scene)).isEqualTo(1);
  }

  /** Many enough that a store that sums them up has sums of sums. */
  @Test
  @Rule("INBOX-5")
  default void manyDeletedMessagesAreCountedAsOneByOne() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    List<Long> sent = new ArrayList<>();
    for (int batch = 0; batch < 2; batch++) {
      commit(scene, ada, Scene.range(1, 450).stream().map(i -> Scene.text("a" + i)).toList())
          .forEach(entry -> sent.add(entry.seq()));
    }
    List<Long> deleted = sent.stream().filter(seq -> seq % 3 != 0).toList();
    for (int from = 0; from < deleted.size(); from += 450) {
      List<Long> some = deleted.subList(from, Math.min(deleted.size(), from + 450));
      commit(scene, ada, some.stream().map(Payload.Delete::new).toList());
    }
    for (long read : new long[] {2, 3, 7, 8, 9, 62, 63, 64, 65, 511, 512, 513, 700, 902}) {
      ports().receipts().mark(scene.chat, bob, 0, read, scene.tick());
      assertThat(unread(bob, scene))
          .as("read up to %s", read)
          .isEqualTo(sent.stream().filter(seq -> seq > read && seq % 3 == 0).count());
    }
  }

  private static List<Entry> commit(Scene scene, PersonId author, List<? extends Payload> all) {
    long version = scene.version();
    Intent[] intents =
        all.stream()
            .map(each -> new Intent(author, version, scene.tick(), each))
            .toArray(Intent[]::new);
    return scene.commit(intents).stream().map(result -> ((Committed) result).entry()).toList();
  }
}
