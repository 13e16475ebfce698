package io.i9chat.tck.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.QuotaContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link io.i9chat.ports.people.Storage}, and of the quotas that rest on it. The
 * figures are written out, for stores count with them in languages of their own.
 */
public interface StorageContract extends QuotaContract {
  /** What an entry is counted with, and its body besides. */
  int ROW = 256;

  private long used(PersonId person) {
    return ports().storage().used(person);
  }

  private static long body(int characters) {
    return ROW + 4L * characters;
  }

  private static Payload edit(Entry message, String text) {
    return new Payload.Edit(message.seq(), Body.text(text));
  }

  private void show(PersonId person, MediaFacts picture) {
    Change<Picture> change = new Change.To<>(new Picture(picture.id(), null));
    ports().profiles().update(person, new ProfileChange(null, null, change, PrivacyChange.NONE));
  }

  @Test
  @Rule("STORAGE-1")
  default void messagesEditsAndReactionsCountAndNothingElseInALog(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    assertThat(used(ada)).isZero();
    Conversation group = Conversation.group(ports(), ada, bob);
    assertThat(used(ada)).as("opening a group").isZero();

    Entry said = group.say(ada, Body.text("Grüße 😀"));
    assertThat(used(ada)).isEqualTo(ROW + body(7));
    group.committed(ada, edit(said, "Grüße"));
    assertThat(used(ada)).as("the edit instead of the first text").isEqualTo(2 * ROW + body(5));
    group.committed(ada, edit(said, "Hallo, Welt"));
    assertThat(used(ada)).as("the next edit").isEqualTo(3 * ROW + body(11));
    group.committed(bob, new Payload.Reaction(said.seq(), new Emoji("❤️")));
    group.committed(bob, new Payload.Unreaction(said.seq()));
    assertThat(used(bob)).as("a reaction and its end").isEqualTo(ROW);
    group.committed(bob, new Payload.Left());
    assertThat(used(bob)).as("leaving").isEqualTo(ROW);
    assertThat(used(ada)).as("what others do").isEqualTo(3 * ROW + body(11));
  }

  @Test
  @Rule("STORAGE-1")
  default void allMessagesOfACommitCount(@Enrolled PersonId ada) {
    Conversation group = Conversation.group(ports(), ada, newcomer());
    List<Intent> intents = new ArrayList<>();
    for (String text : List.of("one", "two", "three")) {
      Payload message = Conversation.message(Body.text(text));
      intents.add(new Intent(ada, group.version(), Fresh.now(), message));
    }
    ports().chats().commit(group.id(), intents);
    assertThat(used(ada)).isEqualTo(3 * ROW + body(3) + body(3) + body(5));
  }

  @Test
  @Rule("STORAGE-1")
  default void objectsCountFromTheirAnnouncementUntilTheyAreCondemnedOrForgotten(
      @Enrolled PersonId ada) {
    NewMedia photo = Uploads.booked(ports(), ada);
    assertThat(used(ada)).isEqualTo(1_000);
    assertThat(ports().ledger().book(photo, Uploads.PLENTY)).isTrue();
    assertThat(used(ada)).as("booked again").isEqualTo(1_000);
    MediaFacts complete = Uploads.verified(ports(), photo);
    Conversation direct = Conversation.direct(ports(), ada, newcomer());
    direct.say(ada, Uploads.body(complete));
    assertThat(used(ada)).as("sent").isEqualTo(1_000 + ROW + body(0));

    NewMedia never = Uploads.booked(ports(), ada);
    assertThat(used(ada)).isEqualTo(2_000 + ROW + body(0));
    ports().ledger().forget(List.of(never.id(), photo.id()));
    assertThat(used(ada)).as("one was forgotten").isEqualTo(1_000 + ROW + body(0));

    // Long ago, so that no other test's object is condemned by this one.
    Instant past = Instant.ofEpochSecond(86_400);
    Uploads.verified(ports(), Uploads.booked(ports(), ada, past));
    ports().ledger().condemned(past.plusSeconds(1), 1_000_000);
    assertThat(used(ada)).as("one was condemned").isEqualTo(1_000 + ROW + body(0));
    ports().ledger().condemned(past.plusSeconds(1), 1_000_000);
    assertThat(used(ada)).as("and is still").isEqualTo(1_000 + ROW + body(0));
  }

  @Test
  @Rule("STORAGE-1")
  default void picturesCountWhileTheyAreShown(@Enrolled PersonId ada) {
    MediaFacts first = Uploads.verified(ports(), ada);
    show(ada, first);
    show(ada, first);
    assertThat(used(ada)).as("the same again").isEqualTo(1_000);
    show(ada, Uploads.verified(ports(), ada));
    assertThat(used(ada)).as("another").isEqualTo(1_000);
    ports()
        .profiles()
        .update(ada, new ProfileChange(null, null, new Change.Clear<>(), PrivacyChange.NONE));
    assertThat(used(ada)).as("none").isZero();
  }

  @Test
  @Rule("STORAGE-2")
  default void whatIsWithdrawnDoesNotWeighOnItsAuthorAnyMore(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation group = Conversation.group(ports(), ada, bob);
    Entry plain = group.say(bob, Body.text("plain"));
    Entry edited = group.say(bob, Body.text("first"));
    group.committed(bob, edit(edited, "second"));
    MediaFacts photo = Uploads.verified(ports(), bob);
    Entry photos = group.say(bob, Uploads.body(photo));
    assertThat(used(bob)).isEqualTo(4 * ROW + body(5) + body(6) + body(0) + 1_000);

    group.committed(ada, new Payload.Delete(plain.seq()));
    assertThat(used(bob)).as("by an admin").isEqualTo(4 * ROW + body(6) + body(0) + 1_000);
    group.committed(bob, new Payload.Delete(edited.seq()));
    assertThat(used(bob)).as("an edited one").isEqualTo(4 * ROW + body(0) + 1_000);
    group.committed(bob, new Payload.Delete(photos.seq()));
    assertThat(used(bob)).as("with its photo").isEqualTo(4 * ROW);
    group.committed(ada, new Payload.Delete(edited.seq()));
    assertThat(used(bob)).as("deleted once more").isEqualTo(4 * ROW);
    assertThat(used(ada)).as("who only deleted").isZero();
  }

  @Test
  @Rule("STORAGE-3")
  default void nothingIsCountedWithoutAnAccount(Account ada, PersonId stranger) {
    Conversation direct = Conversation.direct(ports(), ada.id(), stranger);
    Entry hello = direct.say(ada.id(), Body.text("hello"));
    direct.say(stranger, Body.text("hello"));
    MediaFacts photo = Uploads.verified(ports(), ada.id());
    direct.say(ada.id(), Uploads.body(photo));
    assertThat(used(stranger)).isZero();
    assertThat(used(ada.id())).isPositive();

    assertThat(ports().departures().begin(ada.id(), Newcomers.password(ada), true)).isTrue();
    assertThat(used(ada.id())).isZero();
    direct.committed(ada.id(), new Payload.Delete(hello.seq()));
    direct.committed(ada.id(), new Payload.Delete(hello.seq() + 2));
    ports().departures().finish(ada.id());
    assertThat(used(ada.id())).as("and nothing is owed").isZero();
  }

  @Test
  @Rule("STORAGE-4")
  default void whatMeetsIsCountedExactly(@Enrolled PersonId ada) {
    int chats = 4;
    long rounds = 5;
    List<Conversation> all = new ArrayList<>();
    for (int i = 0; i < chats; i++) {
      all.add(Conversation.direct(ports(), ada, Fresh.person()));
    }
    Race.each(
        chats * 2,
        i -> {
          for (int round = 0; round < rounds; round++) {
            if (i < chats) {
              Entry said = all.get(i).say(ada, Body.text("to be withdrawn"));
              all.get(i).say(ada, Body.text("hello"));
              all.get(i).committed(ada, new Payload.Delete(said.seq()));
            } else {
              Uploads.booked(ports(), ada);
            }
          }
        });
    long each = 2L * ROW + body(5) + 1_000;
    assertThat(used(ada)).isEqualTo(chats * rounds * each);
  }
}
