package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.CommitResult.Mismatch;
import io.i9chat.ports.model.chat.CommitResult.Repeated;
import io.i9chat.ports.model.chat.CommitResult.Stale;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about many callers at once. */
interface RacingContract {
  /** The ports under test; the same store at every call within a test. */
  StorePorts ports();

  @Test
  @Rule("CHATS-5")
  default void manyWritersOfOneChatLeaveNoGap() {
    PersonId ada = Fresh.person();
    Scene scene = Scene.group(ports(), ada, Fresh.person());
    long version = scene.version();
    List<List<Entry>> answered =
        Race.of(
            32,
            writer -> {
              List<Entry> mine = new ArrayList<>();
              for (int call = 0; call < 6; call++) {
                Intent[] intents = new Intent[1 + (writer + call) % 3];
                for (int i = 0; i < intents.length; i++) {
                  intents[i] = new Intent(ada, version, scene.tick(), Scene.text("w" + writer));
                }
                scene.commit(intents).forEach(r -> mine.add(((Committed) r).entry()));
              }
              return mine;
            });

    List<Entry> all = new ArrayList<>(scene.entries().subList(0, 2));
    for (List<Entry> mine : answered) {
      assertThat(Scene.seqs(mine)).isSorted().doesNotHaveDuplicates();
      all.addAll(mine);
    }
    assertThat(Scene.seqs(scene.entries())).isEqualTo(Scene.range(1, all.size()));
    assertThat(scene.entries()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(scene.entries().getLast().messages()).isEqualTo(all.size() - 2);
    assertThat(scene.entries()).extracting(Entry::at).isSorted();
  }

  @Test
  @Rule("CHATS-5")
  default void manyWritersOfManyChatsLeaveNoGap() {
    PersonId ada = Fresh.person();
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      scenes.add(Scene.direct(ports(), ada, Fresh.person()));
    }
    Race.of(
        32,
        writer -> {
          for (int i = 0; i < 16; i++) {
            scenes.get((writer + i) % 16).say(ada, "from " + writer);
          }
          return writer;
        });
    for (Scene scene : scenes) {
      assertThat(Scene.seqs(scene.entries())).isEqualTo(Scene.range(1, 32));
      assertThat(scene.entries()).extracting(Entry::messages).isEqualTo(Scene.range(1, 32));
    }
  }

  @Test
  @Rule("CHATS-6")
  default void everyCommittedMessageHasTheVersionThatHeld() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    TreeMap<Long, Long> versionFrom = new TreeMap<>(Map.of(0L, scene.version()));
    Map<Long, Long> versionOf = new ConcurrentHashMap<>();
    AtomicBoolean over = new AtomicBoolean();
    Race.of(
        9,
        index -> {
          if (index == 0) {
            try {
              for (int i = 0; i < 40; i++) {
                Entry entry = i % 2 == 0 ? scene.remove(ada, bob) : scene.add(ada, bob);
                versionFrom.put(entry.seq(), scene.version());
              }
            } finally {
              over.set(true);
            }
          }
          do {
            Intent intent = scene.intent(ada, Scene.text("racing"));
            if (scene.commit(intent) instanceof Committed done) {
              versionOf.put(done.entry().seq(), intent.version());
            }
            Race.breathe();
          } while (!over.get());
          return index;
        });

    assertThat(Scene.seqs(scene.entries())).isEqualTo(Scene.range(1, scene.head()));
    assertThat(versionOf).isNotEmpty();
    versionOf.forEach((seq, version) ->
        assertThat(version)
            .as("version of the message at %s", seq)
            .isEqualTo(versionFrom.lowerEntry(seq).getValue()));
  }

  @Test
  @Rule("CHATS-6")
  default void ofActivitiesDecidedOnOneVersionOnlyOneIsDone() {
    PersonId ada = Fresh.person();
    for (int round = 0; round < 5; round++) {
      Scene scene = Scene.group(ports(), ada, Fresh.person());
      long version = scene.version();
      List<CommitResult> results =
          Race.of(
              8,
              i -> {
                Payload added = new Payload.Added(List.of(Fresh.person()));
                return scene.commit(new Intent(ada, version, scene.tick(), added));
              });
      assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(new Stale()::equals).hasSize(7);
      assertThat(scene.head()).isEqualTo(3);
    }
  }

  @Test
  @Rule("CHATS-4")
  default void aViewIsNeverOlderThanTheLastCommitThatWasAnswered() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob);
    AtomicLong answered = new AtomicLong(scene.version());
    AtomicBoolean over = new AtomicBoolean();
    Race.of(
        5,
        index -> {
          if (index == 0) {
            try {
              for (int i = 0; i < 60; i++) {
                boolean out = i % 2 == 0;
                Entry entry = out ? scene.remove(ada, bob) : scene.add(ada, bob);
                var view = scene.view(bob);
                assertThat(view.of(bob).isIn()).as("in after %s", entry).isEqualTo(!out);
                answered.set(view.version());
              }
            } finally {
              over.set(true);
            }
          }
          do {
            long atLeast = answered.get();
            assertThat(scene.view(bob).version()).isGreaterThanOrEqualTo(atLeast);
            Race.breathe();
          } while (!over.get());
          return index;
        });
  }

  @Test
  @Rule("CHATS-4")
  default void aViewShowsWhatEveryoneWasAnsweredToHaveOpened() {
    for (int round = 0; round < 10; round++) {
      PersonId ada = Fresh.person();
      PersonId bob = Fresh.person();
      Scene scene = Scene.direct(ports(), ada, bob);
      Race.of(
          4,
          i -> {
            if (i == 0) {
              Scene.opened(ports(), Scene.directOpening(Fresh.now(), bob, ada));
              assertThat(scene.membership(bob).isIn()).isTrue();
            } else {
              assertThat(scene.membership(ada).isIn()).isTrue();
            }
            return i;
          });
      assertThat(scene.membership(bob).isIn()).isTrue();
    }
  }

  @Test
  @Rule("CHATS-8")
  default void concurrentUsesOfAClientIdMakeOneEntry() {
    PersonId ada = Fresh.person();
    for (int round = 0; round < 5; round++) {
      Scene scene = Scene.group(ports(), ada, Fresh.person());
      Payload.Message message = Scene.text("only once");
      long version = scene.version();
      List<CommitResult> results =
          Race.of(32, i -> scene.commit(new Intent(ada, version, scene.tick(), message)));

      assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
      Entry entry = scene.entries().getLast();
      assertThat(results)
          .filteredOn(r -> !(r instanceof Committed))
          .hasSize(31)
          .containsOnly(new Repeated(entry));
      assertThat(scene.head()).isEqualTo(3);
    }
  }

  @Test
  @Rule("CHATS-8")
  default void concurrentPayloadsUnderOneClientIdMakeOneEntry() {
    PersonId ada = Fresh.person();
    Scene scene = Scene.group(ports(), ada, Fresh.person());
    ClientId id = Fresh.clientId();
    long version = scene.version();
    List<CommitResult> results =
        Race.of(
            32, i -> scene.commit(new Intent(ada, version, scene.tick(), Scene.text(id, "t" + i))));

    assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(new Mismatch()::equals).hasSize(31);
    assertThat(scene.head()).isEqualTo(3);
  }

  @Test
  @Rule("CHATS-10")
  default void aRefusedCallTakesNothingFromItsNeighbours() {
    PersonId ada = Fresh.person();
    Scene scene = Scene.group(ports(), ada, Fresh.person());
    Scene elsewhere = Scene.group(ports(), ada, Fresh.person());
    ClientId used = Fresh.clientId();
    Entry first = scene.committed(ada, Scene.text(used, "first")).entry();
    long version = scene.version();
    for (int round = 0; round < 5; round++) {
      List<CommitResult> results =
          Race.of(
              40,
              i ->
                  switch (i % 5) {
                    case 0 -> sent(scene, new Intent(ada, version, scene.tick(), text(i)));
                    case 1 -> scene.commit(new Intent(ada, version - 1, scene.tick(), text(i)));
                    case 2 -> scene.commit(intent(scene, ada, Scene.text(used, "second")));
                    case 3 -> scene.commit(intent(scene, ada, Scene.text(used, "first")));
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
      assertThat(scene.head()).isEqualTo(3 + 8 * (round + 1));
      assertThat(elsewhere.head()).isEqualTo(2 + 8 * (round + 1));
    }
  }

  private static Payload.Message text(int i) {
    return Scene.text("number " + i);
  }

  private static Intent intent(Scene scene, PersonId author, Payload payload) {
    return scene.intent(author, payload);
  }

  /** Commits, and checks that the entry is there as soon as it is answered. */
  private static CommitResult sent(Scene scene, Intent intent) {
    CommitResult result = scene.commit(intent);
    if (result instanceof Committed done) {
      long seq = done.entry().seq();
      assertThat(scene.ports.log().at(scene.chat, List.of(seq), PageBound.of(200)))
          .containsExactly(done.entry());
    }
    return result;
  }
}
