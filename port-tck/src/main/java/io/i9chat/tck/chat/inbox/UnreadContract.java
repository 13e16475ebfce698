package io.i9chat.tck.chat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.WholeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is unread once messages are deleted. */
interface UnreadContract extends StoreUnderTest {
  private long unread(PersonId person, Conversation chat) {
    InboxItem one = chat.item(person);
    assertThat(ports().inbox().page(person, null, PageBound.of(1_000)).items()).contains(one);
    return one.unread();
  }

  @Test
  @Rule("INBOX-5")
  default void aDeletedMessageIsNotUnread(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.told(ports(), ada, bob, 2);
    assertThat(unread(bob, chat)).isEqualTo(2);

    chat.delete(ada, 1);
    assertThat(unread(bob, chat)).isEqualTo(1);
    chat.delete(ada, 1);
    assertThat(unread(bob, chat)).as("deleted again").isEqualTo(1);
    chat.delete(ada, 2);
    assertThat(unread(bob, chat)).isZero();
  }

  @Test
  @Rule("INBOX-5")
  default void whoReadsUpToADeletedMessageHasReadNoneAboveIt(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.told(ports(), ada, bob, 2);
    chat.delete(ada, 1);
    assertThat(unread(bob, chat)).isEqualTo(1);
    chat.mark(bob, 0, 1);
    assertThat(unread(bob, chat)).isEqualTo(1);
    chat.mark(bob, 0, chat.head());
    assertThat(unread(bob, chat)).isZero();
  }

  @Test
  @Rule("INBOX-5")
  default void aDeletedMessageBelowWhatIsReadOrClearedTakesNothingAway(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    WholeLog.range(3, 6).forEach(seq -> chat.say(ada, "message at " + seq));
    chat.mark(bob, 0, 3);
    chat.delete(ada, 3);
    assertThat(unread(bob, chat)).isEqualTo(3);

    clear(bob, chat, 4);
    chat.delete(ada, 4);
    assertThat(unread(bob, chat)).isEqualTo(2);
    chat.delete(ada, 6);
    assertThat(unread(bob, chat)).isEqualTo(1);
    clear(bob, chat, 5);
    assertThat(unread(bob, chat)).isZero();
    clear(bob, chat, 0);
    assertThat(unread(bob, chat)).as("cleared no more").isEqualTo(1);
  }

  private void clear(PersonId person, Conversation chat, long upTo) {
    PreferenceChange change = new PreferenceChange(Change.keep(), null, null, upTo);
    assertThat(ports().inbox().prefer(person, chat.id(), change)).isPresent();
  }

  @Test
  @Rule("INBOX-5")
  default void whatIsDeletedAfterSomebodyWentIsNotUnreadToThemEither(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    long first = chat.say(ada, "one").seq();
    chat.say(ada, "two");
    chat.remove(ada, bob);
    long unseen = chat.say(ada, "three").seq();
    assertThat(unread(bob, chat)).isEqualTo(2);

    chat.delete(ada, unseen);
    assertThat(unread(bob, chat)).isEqualTo(2);
    chat.delete(ada, first);
    assertThat(unread(bob, chat)).isEqualTo(1);
    chat.add(ada, bob);
    assertThat(unread(bob, chat)).isZero();
    chat.say(ada, "four");
    assertThat(unread(bob, chat)).isEqualTo(1);
  }

  /** Many enough that a store that sums them up has sums of sums. */
  @Test
  @Rule("INBOX-5")
  default void manyDeletedMessagesAreCountedAsOneByOne(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    List<Long> sent = new ArrayList<>();
    for (int batch = 0; batch < 2; batch++) {
      sent.addAll(
          commit(chat, ada, Stream.generate(() -> Conversation.text("a")).limit(450).toList()));
    }
    List<Payload.Delete> deletions =
        sent.stream().filter(seq -> seq % 3 != 0).map(Payload.Delete::new).toList();
    commit(chat, ada, deletions.subList(0, 300));
    commit(chat, ada, deletions.subList(300, 600));
    for (long read : new long[] {2, 3, 7, 8, 9, 62, 63, 64, 65, 511, 512, 513, 700, 902}) {
      chat.mark(bob, 0, read);
      assertThat(unread(bob, chat))
          .as("read up to %s", read)
          .isEqualTo(sent.stream().filter(seq -> seq > read && seq % 3 == 0).count());
    }
  }

  private static List<Long> commit(
      Conversation chat, PersonId author, List<? extends Payload> all) {
    long version = chat.version();
    Intent[] intents =
        all.stream().map(each -> chat.intent(author, version, each)).toArray(Intent[]::new);
    return chat.commit(intents).stream().map(result -> ((Committed) result).entry().seq()).toList();
  }
}
