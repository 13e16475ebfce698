package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.MarkResult;
import io.i9chat.ports.model.chat.MarkResult.AboveHead;
import io.i9chat.ports.model.chat.MarkResult.Marked;
import io.i9chat.ports.model.chat.MarkResult.NotIn;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.ReceiptState;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.chat.Receipts}. */
public interface ReceiptsContract extends HiddenReceiptsContract {
  /** The ports under test; the same store at every call within a test. */
  @Override
  StorePorts ports();

  /** A direct chat with {@code count} messages of the first to the second. */
  private Scene told(PersonId speaker, PersonId listener, int count) {
    Scene scene = Scene.direct(ports(), speaker, listener);
    for (int i = 0; i < count; i++) {
      scene.say(speaker, "message " + i);
    }
    return scene;
  }

  private MarkResult mark(Scene scene, PersonId person, long delivered, long read, Instant at) {
    return ports().receipts().mark(scene.chat, person, delivered, read, at);
  }

  /** The answer where nothing is hidden. */
  private static Marked marked(Watermarks now, boolean moved) {
    return new Marked(ReceiptState.open(now), moved);
  }

  @Test
  @Rule("RECEIPTS-1")
  default void watermarksOnlyRise() {
    PersonId bob = Fresh.person();
    Scene scene = told(Fresh.person(), bob, 5);
    Instant first = scene.tick();
    Watermarks held = new Watermarks(4, 2, first, first);
    assertThat(mark(scene, bob, 4, 2, first)).isEqualTo(marked(held, true));

    Instant later = first.plusSeconds(1);
    assertThat(mark(scene, bob, 3, 1, later)).isEqualTo(marked(held, false));
    assertThat(mark(scene, bob, 4, 2, later)).isEqualTo(marked(held, false));
    assertThat(mark(scene, bob, 0, 0, later)).isEqualTo(marked(held, false));
    assertThat(scene.marks(bob)).isEqualTo(held);
    Watermarks delivered = new Watermarks(5, 2, later, first);
    assertThat(mark(scene, bob, 5, 1, later)).isEqualTo(marked(delivered, true));
    assertThat(scene.marks(bob)).isEqualTo(delivered);
  }

  @Test
  @Rule("RECEIPTS-2")
  default void readTakesDeliveredAlong() {
    PersonId bob = Fresh.person();
    Scene scene = told(Fresh.person(), bob, 5);
    Instant at = scene.tick();
    Watermarks expected = new Watermarks(3, 3, at, at);
    assertThat(mark(scene, bob, 0, 3, at)).isEqualTo(marked(expected, true));
    assertThat(scene.marks(bob)).isEqualTo(expected);

    Instant later = at.plusMillis(5);
    Watermarks both = new Watermarks(5, 5, later, later);
    assertThat(mark(scene, bob, 4, 5, later)).isEqualTo(marked(both, true));
    assertThat(scene.marks(bob)).isEqualTo(both);
  }

  @Test
  @Rule("RECEIPTS-3")
  default void aboveTheHeadIsRefusedAndChangesNothing() {
    PersonId bob = Fresh.person();
    Scene scene = told(Fresh.person(), bob, 3);
    assertThat(mark(scene, bob, 4, 0, scene.tick())).isEqualTo(new AboveHead(3));
    assertThat(mark(scene, bob, 0, 4, scene.tick())).isEqualTo(new AboveHead(3));
    assertThat(mark(scene, bob, 2, Long.MAX_VALUE, scene.tick())).isEqualTo(new AboveHead(3));
    assertThat(scene.marks(bob)).isEqualTo(Watermarks.NONE);
    assertThat(mark(scene, bob, 3, 3, scene.tick())).isInstanceOf(Marked.class);
  }

  @Test
  @Rule("RECEIPTS-4")
  default void onlySomebodyWhoIsInCanMark() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    PersonId cleo = Fresh.person();
    Scene scene = Scene.group(ports(), ada, bob, cleo);
    scene.say(ada, "hello");
    Watermarks his = scene.marks(bob);
    scene.remove(ada, bob);
    scene.act(cleo, new Payload.Left());

    assertThat(mark(scene, bob, 3, 3, scene.tick())).isEqualTo(new NotIn());
    assertThat(mark(scene, cleo, 3, 3, scene.tick())).isEqualTo(new NotIn());
    assertThat(mark(scene, Fresh.person(), 1, 1, scene.tick())).isEqualTo(new NotIn());
    assertThat(scene.marks(bob)).isEqualTo(his);
    assertThat(ports().receipts().mark(Fresh.chat(), ada, 0, 0, scene.tick()))
        .isEqualTo(new NotIn());
    Scene direct = Scene.direct(ports(), ada, bob);
    assertThat(mark(direct, bob, 0, 0, scene.tick())).as("not let in yet").isEqualTo(new NotIn());
    scene.add(ada, bob);
    assertThat(mark(scene, bob, 6, 6, scene.tick())).isInstanceOf(Marked.class);
  }

  @Test
  @Rule("RECEIPTS-5")
  default void aMarkIsThereWhenItIsAnsweredWithTheTimeOfWhatRose() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = told(ada, bob, 5);
    Instant delivered = Instant.parse("2026-03-01T10:00:00.001Z");
    Instant read = Instant.parse("2026-03-01T10:00:05.999Z");
    Watermarks first = new Watermarks(5, 0, delivered, null);
    assertThat(mark(scene, bob, 5, 0, delivered)).isEqualTo(marked(first, true));
    assertThat(scene.marks(bob)).isEqualTo(first);
    Watermarks second = new Watermarks(5, 3, delivered, read);
    assertThat(mark(scene, bob, 0, 3, read)).isEqualTo(marked(second, true));
    assertThat(scene.marks(bob)).isEqualTo(second);

    List<PersonId> asked = List.of(ada, bob, Fresh.person());
    assertThat(ports().receipts().shown(scene.chat, asked))
        .containsOnlyKeys(ada, bob)
        .containsEntry(bob, second)
        .containsEntry(ada, scene.marks(ada));
    assertThat(ports().receipts().shown(Fresh.chat(), asked)).isEmpty();
  }

  @Test
  @Rule("RECEIPTS-5")
  default void manyMarksOfManyPeopleAreEachThereWhenAnswered() {
    PersonId ada = Fresh.person();
    PersonId[] others = new PersonId[16];
    Arrays.setAll(others, i -> Fresh.person());
    Scene scene = Scene.group(ports(), ada, others);
    for (int i = 0; i < 10; i++) {
      scene.say(ada, "message " + i);
    }
    Race.of(
        others.length,
        i -> {
          for (long seq = 3; seq <= 12; seq++) {
            MarkResult result = mark(scene, others[i], seq, seq - 1, scene.tick());
            assertThat(result).isEqualTo(marked(scene.marks(others[i]), true));
          }
          return i;
        });
    assertThat(ports().receipts().shown(scene.chat, List.of(others)).values())
        .hasSize(others.length)
        .allMatch(marks -> marks.delivered() == 12 && marks.read() == 11);
  }

  @Test
  @Rule("RECEIPTS-6")
  default void ofConcurrentMarksTheHighestWinsAndEachRiseIsAnsweredOnce() {
    PersonId bob = Fresh.person();
    Scene scene = told(Fresh.person(), bob, 8);
    List<MarkResult> results =
        Race.of(
            48,
            i -> {
              long seq = 1L + i % 8;
              return i % 2 == 0
                  ? mark(scene, bob, 0, seq, scene.tick())
                  : mark(scene, bob, seq, 0, scene.tick());
            });

    Watermarks last = scene.marks(bob);
    assertThat(List.of(last.delivered(), last.read())).containsExactly(8L, 7L);
    List<Watermarks> moved =
        results.stream()
            .map(Marked.class::cast)
            .filter(Marked::moved)
            .map(marked -> marked.now().held())
            .toList();
    assertThat(moved).as("rises").isNotEmpty().doesNotHaveDuplicates().contains(last);
    assertThat(moved.stream().mapToLong(m -> m.delivered() + m.read()).distinct().count())
        .as("each rise is one of its own")
        .isEqualTo(moved.size());
    for (int i = 0; i < results.size(); i++) {
      Watermarks now = ((Marked) results.get(i)).now().held();
      assertThat(i % 2 == 0 ? now.read() : now.delivered()).isGreaterThanOrEqualTo(1 + i % 8);
    }
  }

  @Test
  @Rule("RECEIPTS-6")
  default void ofEqualConcurrentMarksOneIsAnsweredAsMoved() {
    for (int round = 0; round < 10; round++) {
      PersonId bob = Fresh.person();
      Scene scene = told(Fresh.person(), bob, 2);
      Instant at = scene.tick();
      List<MarkResult> results = Race.of(16, i -> mark(scene, bob, 2, 2, at));
      Watermarks held = new Watermarks(2, 2, at, at);
      assertThat(results).filteredOn(marked(held, true)::equals).hasSize(1);
      assertThat(results).filteredOn(marked(held, false)::equals).hasSize(15);
    }
  }

  @Test
  @Rule("RECEIPTS-6")
  default void marksRacingWithSendsLoseNeither() {
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    Scene scene = told(ada, bob, 20);
    Race.of(
        16, i -> i % 4 == 0 ? scene.say(bob, "reply " + i) : mark(scene, bob, 20, i, scene.tick()));
    assertThat(scene.marks(bob).read()).isEqualTo(24);
    assertThat(scene.marks(bob).delivered()).isEqualTo(24);
  }
}
