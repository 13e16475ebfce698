package io.i9chat.adapter.sqlite.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.Inside;
import io.i9chat.adapter.sqlite.OneStore;
import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ViewsTest extends OneStore {
  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();

  private ChatId group() {
    return Sample.group(storePorts().chats(), ada, List.of(bob));
  }

  private Optional<ChatView> read(Views views, ChatId chat, Collection<PersonId> people) {
    return Inside.readers(store()).ask(sql -> Optional.ofNullable(views.read(sql, chat, people)));
  }

  @Test
  void ofAGroupOnlyThosePeopleAreKnownWhoWereAskedAbout() {
    Views views = new Views(100);
    ChatId chat = group();
    PersonId stranger = Fresh.person();
    assertThat(views.known(chat, List.of(ada))).isNull();
    ChatView read = read(views, chat, List.of(ada, stranger)).orElseThrow();
    assertThat(read.members()).containsOnlyKeys(ada);
    assertThat(views.known(chat, List.of(ada, stranger))).isEqualTo(read);
    assertThat(views.known(chat, List.of())).isNotNull();
    assertThat(views.known(chat, List.of(ada, bob))).isNull();
    views.forget(chat);
    assertThat(views.known(chat, List.of(ada))).isNull();
  }

  @Test
  void whatIsReadWhileTheChatChangesIsNotKept() {
    Views views = new Views(100);
    ChatId chat = group();
    Collection<PersonId> changesOnReading =
        new AbstractCollection<>() {
          @Override
          public Iterator<PersonId> iterator() {
            views.forget(chat);
            return List.of(ada).iterator();
          }

          @Override
          public int size() {
            return 1;
          }
        };
    assertThat(read(views, chat, changesOnReading)).isPresent();
    assertThat(views.known(chat, List.of(ada))).isNull();
    assertThat(read(views, chat, List.of(ada))).isPresent();
    assertThat(views.known(chat, List.of(ada))).isNotNull();
  }

  @Test
  void membershipsOfOneVersionAreNeverServedWithAnother() {
    Views views = new Views(100);
    ChatId chat = group();
    ChatView before = read(views, chat, List.of(ada, bob)).orElseThrow();
    var removal = new Intent(ada, before.version(), Fresh.now(), new Payload.Removed(bob));
    storePorts().chats().commit(chat, List.of(removal));
    // What the writer does after its transaction has not come here: the chat is still known.
    ChatView after = read(views, chat, List.of(ada)).orElseThrow();
    assertThat(after.version()).isGreaterThan(before.version());
    assertThat(views.known(chat, List.of(bob))).isNull();
    assertThat(views.known(chat, List.of(ada))).isEqualTo(after);
  }

  @Test
  void ofTwoReadingsAtOnceTheNewerVersionIsKept() {
    Views views = new Views(100);
    ChatId chat = group();
    long first = read(views, chat, List.of(ada)).orElseThrow().version();
    Collection<PersonId> changesOnReading =
        new AbstractCollection<>() {
          @Override
          public Iterator<PersonId> iterator() {
            if (version(views, chat) == first) {
              var removal = new Intent(ada, first, Fresh.now(), new Payload.Removed(bob));
              storePorts().chats().commit(chat, List.of(removal));
              assertThat(read(views, chat, List.of(ada))).isPresent();
            }
            return List.of(ada, bob).iterator();
          }

          @Override
          public int size() {
            return 2;
          }
        };

    ChatView older = read(views, chat, changesOnReading).orElseThrow();

    assertThat(older.version()).isEqualTo(first);
    assertThat(version(views, chat)).isEqualTo(first + 1);
    assertThat(views.known(chat, List.of(bob))).isNull();
  }

  private long version(Views views, ChatId chat) {
    ChatView known = views.known(chat, List.of(ada));
    return known == null ? 0 : known.version();
  }

  @Test
  void noMoreIsKnownThanThereIsRoomFor() {
    Views views = new Views(20);
    List<ChatId> chats = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      ChatId chat = group();
      chats.add(chat);
      assertThat(read(views, chat, List.of(ada, bob))).isPresent();
    }
    long known = chats.stream().filter(chat -> views.known(chat, List.of(ada)) != null).count();
    assertThat(known).isBetween(1L, 6L);
  }

  @Test
  void aChatThatDoesNotExistTakesNoRoom() {
    Views views = new Views(4);
    ChatId chat = group();
    assertThat(read(views, chat, List.of(ada))).isPresent();
    for (int i = 0; i < 50; i++) {
      assertThat(read(views, Fresh.chat(), List.of(ada))).isEmpty();
    }
    assertThat(views.known(chat, List.of(ada))).isNotNull();
  }
}
