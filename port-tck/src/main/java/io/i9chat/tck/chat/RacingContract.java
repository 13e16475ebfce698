package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.CommitResult.Mismatch;
import io.i9chat.ports.model.commit.CommitResult.Repeated;
import io.i9chat.ports.model.commit.CommitResult.Stale;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about many callers at once. */
interface RacingContract extends StoreUnderTest {
  @Test
  @Rule("CHATS-5")
  default void manyWritersOfOneChatLeaveNoGap(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    long version = chat.version();
    List<List<Entry>> answered =
        Race.of(
            32,
            writer -> {
              List<Entry> mine = new ArrayList<>();
              for (int call = 0; call < 6; call++) {
                Intent[] intents = new Intent[1 + (writer + call) % 3];
                for (int i = 0; i < intents.length; i++) {
                  intents[i] = chat.intent(ada, version, Conversation.text("w" + writer));
                }
                chat.commit(intents).forEach(r -> mine.add(((Committed) r).entry()));
              }
              return mine;
            });

    List<Entry> all = new ArrayList<>(chat.entries().subList(0, 2));
    for (List<Entry> mine : answered) {
      assertThat(WholeLog.seqs(mine)).isSorted().doesNotHaveDuplicates();
      all.addAll(mine);
    }
    assertThat(WholeLog.seqs(chat.entries())).isEqualTo(WholeLog.range(1, all.size()));
    assertThat(chat.entries()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(chat.entries().getLast().messages()).isEqualTo(all.size() - 2);
    assertThat(chat.entries()).extracting(Entry::at).isSorted();
  }

  @Test
  @Rule("CHATS-5")
  default void manyWritersOfManyChatsLeaveNoGap(PersonId ada) {
    List<Conversation> chats = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      chats.add(Conversation.direct(ports(), ada, Fresh.person()));
    }
    Race.each(
        32,
        writer -> {
          for (int i = 0; i < 16; i++) {
            chats.get((writer + i) % 16).say(ada, "from " + writer);
          }
        });
    for (Conversation chat : chats) {
      assertThat(WholeLog.seqs(chat.entries())).isEqualTo(WholeLog.range(1, 32));
      assertThat(chat.entries()).extracting(Entry::messages).isEqualTo(WholeLog.range(1, 32));
    }
  }

  @Test
  @Rule("CHATS-6")
  default void everyCommittedMessageHasTheVersionThatHeld(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    TreeMap<Long, Long> versionFrom = new TreeMap<>(Map.of(0L, chat.version()));
    Map<Long, Long> versionOf = new ConcurrentHashMap<>();
    Race.watched(
        () -> {
          for (int i = 0; i < 40; i++) {
            Entry entry = i % 2 == 0 ? chat.remove(ada, bob) : chat.add(ada, bob);
            versionFrom.put(entry.seq(), chat.version());
          }
        },
        () -> {
          Intent intent = chat.intent(ada, Conversation.text("racing"));
          if (chat.commit(intent) instanceof Committed done) {
            versionOf.put(done.entry().seq(), intent.version());
          }
        });

    assertThat(WholeLog.seqs(chat.entries())).isEqualTo(WholeLog.range(1, chat.head()));
    assertThat(versionOf).isNotEmpty();
    versionOf.forEach((seq, version) ->
        assertThat(version)
            .as("version of the message at %s", seq)
            .isEqualTo(versionFrom.lowerEntry(seq).getValue()));
  }

  @Test
  @Rule("CHATS-6")
  default void ofActivitiesDecidedOnOneVersionOnlyOneIsDone(PersonId ada) {
    for (int round = 0; round < 5; round++) {
      Conversation chat = Conversation.group(ports(), ada, Fresh.person());
      long version = chat.version();
      List<CommitResult> results =
          Race.of(
              8,
              i -> {
                Payload added = new Payload.Added(List.of(Fresh.person()));
                return chat.commit(chat.intent(ada, version, added));
              });
      assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(new Stale()::equals).hasSize(7);
      assertThat(chat.head()).isEqualTo(3);
    }
  }

  @Test
  @Rule("CHATS-4")
  default void aViewIsNeverOlderThanTheLastCommitThatWasAnswered(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    AtomicLong answered = new AtomicLong(chat.version());
    Race.watched(
        () -> {
          for (int i = 0; i < 60; i++) {
            boolean out = i % 2 == 0;
            Entry entry = out ? chat.remove(ada, bob) : chat.add(ada, bob);
            var view = chat.view(bob);
            assertThat(view.of(bob).isIn()).as("in after %s", entry).isEqualTo(!out);
            answered.set(view.version());
          }
        },
        () -> {
          long atLeast = answered.get();
          assertThat(chat.view(bob).version()).isGreaterThanOrEqualTo(atLeast);
        });
  }

  @Test
  @Rule("CHATS-4")
  default void aViewShowsWhatEveryoneWasAnsweredToHaveOpened() {
    for (int round = 0; round < 10; round++) {
      PersonId ada = Fresh.person();
      PersonId bob = Fresh.person();
      Conversation chat = Conversation.direct(ports(), ada, bob);
      Race.of(
          4,
          i -> {
            if (i == 0) {
              Openings.opened(ports(), Openings.direct(Fresh.now(), bob, ada));
            }
            return assertThat(chat.membership(i == 0 ? bob : ada).isIn()).isTrue();
          });
      assertThat(chat.membership(bob).isIn()).isTrue();
    }
  }

  @Test
  @Rule("CHATS-8")
  default void concurrentUsesOfAClientIdMakeOneEntry(PersonId ada) {
    for (int round = 0; round < 5; round++) {
      Conversation chat = Conversation.group(ports(), ada, Fresh.person());
      Payload.Message message = Conversation.text("only once");
      long version = chat.version();
      List<CommitResult> results =
          Race.of(32, i -> chat.commit(chat.intent(ada, version, message)));

      assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
      Entry entry = chat.entries().getLast();
      assertThat(results)
          .filteredOn(r -> !(r instanceof Committed))
          .hasSize(31)
          .containsOnly(new Repeated(entry));
      assertThat(chat.head()).isEqualTo(3);
    }
  }

  @Test
  @Rule("CHATS-8")
  default void concurrentPayloadsUnderOneClientIdMakeOneEntry(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    ClientId id = Fresh.clientId();
    long version = chat.version();
    List<CommitResult> results =
        Race.of(32, i -> chat.commit(chat.intent(ada, version, Conversation.text(id, "t" + i))));

    assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(new Mismatch()::equals).hasSize(31);
    assertThat(chat.head()).isEqualTo(3);
  }

  @Test
  @Rule("CHATS-10")
  default void aRefusedCallTakesNothingFromItsNeighbours(PersonId ada) {
    Conversation chat = Conversation.group(ports(), ada, Fresh.person());
    Conversation elsewhere = Conversation.group(ports(), ada, Fresh.person());
    ClientId used = Fresh.clientId();
    Entry first = chat.committed(ada, Conversation.text(used, "first")).entry();
    long version = chat.version();
    for (int round = 0; round < 5; round++) {
      List<CommitResult> results =
          Race.of(
              40,
              i ->
                  switch (i % 5) {
                    case 0 -> sent(chat, chat.intent(ada, version, text(i)));
                    case 1 -> chat.commit(chat.intent(ada, version - 1, text(i)));
                    case 2 -> chat.commit(intent(chat, ada, Conversation.text(used, "second")));
                    case 3 -> chat.commit(intent(chat, ada, Conversation.text(used, "first")));
                    default -> sent(elsewhere, intent(elsewhere, ada, text(i)));
                  });
      for (int i = 0; i < 40; i++) {
        CommitResult result = results.get(i);
        switch (i % 5) {
          case 1 -> assertThat(result).isEqualTo(new Stale());
          case 2 -> assertThat(result).isEqualTo(new Mismatch());
          case 3 -> assertThat(result).isEqualTo(new Repeated(first));
          default -> assertThat(result).isInstanceOf(Committed.class);
        }
      }
      assertThat(chat.head()).isEqualTo(3 + 8 * (round + 1));
      assertThat(elsewhere.head()).isEqualTo(2 + 8 * (round + 1));
    }
  }

  private static Payload.Message text(int i) {
    return Conversation.text("number " + i);
  }

  private static Intent intent(Conversation chat, PersonId author, Payload payload) {
    return chat.intent(author, payload);
  }

  /** Commits, and checks that the entry is there as soon as it is answered. */
  private CommitResult sent(Conversation chat, Intent intent) {
    CommitResult result = chat.commit(intent);
    if (result instanceof Committed done) {
      long seq = done.entry().seq();
      assertThat(ports().log().at(chat.id(), List.of(seq), PageBound.of(200)))
          .containsExactly(done.entry());
    }
    return result;
  }
}
