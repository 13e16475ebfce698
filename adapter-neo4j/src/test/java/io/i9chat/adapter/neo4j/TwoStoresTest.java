package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult.Opened;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.chat.WholeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two programs on one database: neither knows of the other's writers. */
final class TwoStoresTest extends OnTwoStores {
  private static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();

  private ChatId group() {
    return opened(store(0), group(Fresh.clientId(), Fresh.fingerprint())).view().id();
  }

  private Opening.Group group(ClientId clientId, Fingerprint fingerprint) {
    GroupProfile profile = GroupProfile.named(new GroupName("both"));
    return new Opening.Group(
        Fresh.chat(), ada, clientId, fingerprint, profile, List.of(bob), Fresh.now(), List.of());
  }

  private static Opened opened(Neo4jStore store, Opening opening) {
    return (Opened) store.ports().chats().open(opening);
  }

  private ChatView view(int index, ChatId chat) {
    return store(index).ports().chats().view(chat, List.of(ada, bob)).orElseThrow();
  }

  private static Payload.Message text(String text) {
    return new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text(text), null);
  }

  private List<Entry> entries(ChatId chat) {
    return store(0).ports().log().log(chat, ALL, new Cursor.After(0), WholeLog.BOUND).entries();
  }

  @Test
  void writersOfBothLeaveNoGap() {
    ChatId chat = group();
    long version = view(0, chat).version();
    List<List<Entry>> answered =
        Race.of(
            24,
            i -> {
              List<Entry> mine = new ArrayList<>();
              for (int n = 0; n < 10; n++) {
                var intent = new Intent(ada, version, Fresh.now(), text("from " + i));
                var result = store(i).ports().chats().commit(chat, List.of(intent)).getFirst();
                assertThat(result).isInstanceOf(Committed.class);
                mine.add(((Committed) result).entry());
              }
              return mine;
            });

    List<Entry> stored = entries(chat);
    assertThat(stored)
        .extracting(Entry::seq)
        .isEqualTo(LongStream.rangeClosed(1, 242).boxed().toList());
    assertThat(stored.subList(2, 242))
        .containsExactlyInAnyOrderElementsOf(answered.stream().flatMap(List::stream).toList());
    assertThat(stored.getLast().messages()).isEqualTo(240);
    Neo4jStore.Load other = store(1).load();
    assertThat(other.calls())
        .as("half of them, some of them tried twice")
        .isGreaterThanOrEqualTo(120);
    assertThat(other.batches()).isBetween(1L, other.calls());
    assertThat(other.nanos()).isPositive();
    assertThat(other.writing()).isZero();
  }

  @Test
  void oneClientIdMakesOneEntryWhicheverStoreItComesThrough() {
    for (int round = 0; round < 5; round++) {
      ChatId chat = group();
      long version = view(0, chat).version();
      Payload.Message message = text("once");
      List<CommitResult> results =
          Race.of(
              16,
              i ->
                  store(i)
                      .ports()
                      .chats()
                      .commit(chat, List.of(new Intent(ada, version, Fresh.now(), message)))
                      .getFirst());

      assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
      Entry entry = entries(chat).getLast();
      assertThat(results)
          .filteredOn(result -> !(result instanceof Committed))
          .containsOnly(new CommitResult.Repeated(entry));
      assertThat(entry.seq()).isEqualTo(3);
    }
  }

  @Test
  void aMessageNeverPassesAVersionThatTheOtherStoreHasRaised() {
    ChatId chat = group();
    Race.of(
        8,
        i -> {
          for (int n = 0; n < 10; n++) {
            ChatView view = view(i, chat);
            Payload next =
                i >= 2
                    ? text("racing")
                    : view.of(bob).isIn()
                        ? new Payload.Removed(bob)
                        : new Payload.Added(List.of(bob));
            PersonId author = i >= 2 && view.of(bob).isIn() ? bob : ada;
            var intent = new Intent(author, view.version(), Fresh.now(), next);
            assertThat(store(i).ports().chats().commit(chat, List.of(intent))).hasSize(1);
          }
          return i;
        });

    boolean bobIsIn = true;
    for (Entry entry : entries(chat).subList(2, entries(chat).size())) {
      switch (entry.payload()) {
        case Payload.Removed removed -> {
          assertThat(bobIsIn).as("at %s", entry).isTrue();
          bobIsIn = false;
        }
        case Payload.Added added -> {
          assertThat(bobIsIn).as("at %s", entry).isFalse();
          bobIsIn = true;
        }
        default -> assertThat(bobIsIn || entry.author().equals(ada)).as("at %s", entry).isTrue();
      }
    }
    assertThat(view(1, chat).of(bob).isIn()).isEqualTo(bobIsIn);
  }

  @Test
  void twoPeopleHaveOneDirectChatWhicheverStoreOpensIt() {
    for (int round = 0; round < 10; round++) {
      PersonId left = Fresh.person();
      PersonId right = Fresh.person();
      List<Opened> opened =
          Race.of(
              8,
              i -> {
                var opening =
                    i % 4 < 2
                        ? new Opening.Direct(Fresh.chat(), left, right, Fresh.now(), List.of())
                        : new Opening.Direct(Fresh.chat(), right, left, Fresh.now(), List.of());
                return opened(store(i), opening);
              });
      assertThat(opened)
          .extracting(each -> each.view().id())
          .containsOnly(opened.getFirst().view().id());
      assertThat(opened).filteredOn(Opened::fresh).hasSize(2);
    }
  }

  @Test
  void aClientIdOfAnOpenerMakesOneGroupWhicheverStoreItComesThrough() {
    for (int round = 0; round < 5; round++) {
      ClientId clientId = Fresh.clientId();
      Fingerprint fingerprint = Fresh.fingerprint();
      List<Opened> opened = Race.of(8, i -> opened(store(i), group(clientId, fingerprint)));
      assertThat(opened).filteredOn(Opened::fresh).hasSize(1);
      ChatView view = opened.getFirst().view();
      assertThat(opened).extracting(Opened::view).containsOnly(view);
      assertThat(store(1).ports().chats().opened(ada, clientId, fingerprint))
          .contains(new Opened(view, false, List.of()));
    }
  }

  @Test
  void ofEditsAndDeletionsThroughBothOnlyTheLastIsLeftToRead() {
    ChatId chat = group();
    var said = new Intent(ada, view(0, chat).version(), Fresh.now(), text("first"));
    assertThat(store(0).ports().chats().commit(chat, List.of(said)).getFirst())
        .isInstanceOf(Committed.class);
    Race.of(
        8,
        i -> {
          for (int n = 0; n < 5; n++) {
            var edit = new Payload.Edit(3, Body.text("edit %d of %d".formatted(n, i)));
            var intent = new Intent(ada, said.version(), Fresh.now(), edit);
            assertThat(store(i).ports().chats().commit(chat, List.of(intent)).getFirst())
                .isInstanceOf(Committed.class);
            assertThat(entries(chat))
                .as("what is left, as one snapshot has it")
                .filteredOn(entry -> entry.payload().carried() != null)
                .hasSize(1);
          }
          return i;
        });
    List<Entry> entries = entries(chat);
    assertThat(entries).hasSize(43);
    assertThat(entries.getLast().payload().carried()).isNotNull();
  }

  @Test
  void eachRiseOfAWatermarkIsAnsweredAsMovedOnce() {
    ChatId chat = group();
    long version = view(0, chat).version();
    for (int n = 0; n < 8; n++) {
      var intent = new Intent(ada, version, Fresh.now(), text("number " + n));
      assertThat(store(n).ports().chats().commit(chat, List.of(intent)).getFirst())
          .isInstanceOf(Committed.class);
    }
    List<MarkResult> results =
        Race.of(16, i -> store(i).ports().receipts().mark(chat, bob, 0, 10, Fresh.now()));
    assertThat(results)
        .filteredOn(result -> result instanceof MarkResult.Marked marked && marked.moved())
        .hasSize(1);
    assertThat(store(1).ports().inbox().item(bob, chat).orElseThrow().unread()).isZero();
  }
}
