package io.i9chat.tck.chat.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.MarkResult.AboveHead;
import io.i9chat.ports.model.receipt.MarkResult.Marked;
import io.i9chat.ports.model.receipt.MarkResult.NotIn;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.WholeLog;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.chat.Receipts}. */
public interface ReceiptsContract extends HiddenReceiptsContract {
  private MarkResult mark(
      Conversation chat, PersonId person, long delivered, long read, Instant at) {
    return ports().receipts().mark(chat.id(), person, delivered, read, at);
  }

  /** The answer where nothing is hidden. */
  private static Marked marked(Watermarks now, boolean moved) {
    return new Marked(ReceiptState.open(now), moved);
  }

  @Test
  @Rule("RECEIPTS-1")
  default void watermarksOnlyRise(PersonId bob) {
    Conversation chat = Conversation.told(ports(), Fresh.person(), bob, 5);
    Instant first = chat.tick();
    Watermarks held = new Watermarks(4, 2, first, first);
    assertThat(mark(chat, bob, 4, 2, first)).isEqualTo(marked(held, true));

    Instant later = first.plusSeconds(1);
    assertThat(mark(chat, bob, 3, 1, later)).isEqualTo(marked(held, false));
    assertThat(mark(chat, bob, 4, 2, later)).isEqualTo(marked(held, false));
    assertThat(mark(chat, bob, 0, 0, later)).isEqualTo(marked(held, false));
    assertThat(chat.marks(bob)).isEqualTo(held);
    Watermarks delivered = new Watermarks(5, 2, later, first);
    assertThat(mark(chat, bob, 5, 1, later)).isEqualTo(marked(delivered, true));
    assertThat(chat.marks(bob)).isEqualTo(delivered);
  }

  @Test
  @Rule("RECEIPTS-2")
  default void readTakesDeliveredAlong(PersonId bob) {
    Conversation chat = Conversation.told(ports(), Fresh.person(), bob, 5);
    Instant at = chat.tick();
    Watermarks expected = new Watermarks(3, 3, at, at);
    assertThat(mark(chat, bob, 0, 3, at)).isEqualTo(marked(expected, true));
    assertThat(chat.marks(bob)).isEqualTo(expected);

    Instant later = at.plusMillis(5);
    Watermarks both = new Watermarks(5, 5, later, later);
    assertThat(mark(chat, bob, 4, 5, later)).isEqualTo(marked(both, true));
    assertThat(chat.marks(bob)).isEqualTo(both);
  }

  @Test
  @Rule("RECEIPTS-3")
  default void aboveTheHeadIsRefusedAndChangesNothing(PersonId bob) {
    Conversation chat = Conversation.told(ports(), Fresh.person(), bob, 3);
    assertThat(mark(chat, bob, 4, 0, chat.tick())).isEqualTo(new AboveHead(3));
    assertThat(mark(chat, bob, 0, 4, chat.tick())).isEqualTo(new AboveHead(3));
    assertThat(mark(chat, bob, 2, Long.MAX_VALUE, chat.tick())).isEqualTo(new AboveHead(3));
    assertThat(chat.marks(bob)).isEqualTo(Watermarks.NONE);
    assertThat(mark(chat, bob, 3, 3, chat.tick())).isInstanceOf(Marked.class);
  }

  @Test
  @Rule("RECEIPTS-4")
  default void onlySomebodyWhoIsInCanMark(PersonId ada, PersonId bob, PersonId cleo) {
    Conversation chat = Conversation.group(ports(), ada, bob, cleo);
    chat.say(ada, "hello");
    Watermarks his = chat.marks(bob);
    chat.remove(ada, bob);
    chat.act(cleo, new Payload.Left());

    assertThat(mark(chat, bob, 3, 3, chat.tick())).isEqualTo(new NotIn());
    assertThat(mark(chat, cleo, 3, 3, chat.tick())).isEqualTo(new NotIn());
    assertThat(mark(chat, Fresh.person(), 1, 1, chat.tick())).isEqualTo(new NotIn());
    assertThat(chat.marks(bob)).isEqualTo(his);
    assertThat(ports().receipts().mark(Fresh.chat(), ada, 0, 0, chat.tick()))
        .isEqualTo(new NotIn());
    Conversation direct = Conversation.direct(ports(), ada, bob);
    assertThat(mark(direct, bob, 0, 0, chat.tick())).as("not let in yet").isEqualTo(new NotIn());
    chat.add(ada, bob);
    assertThat(mark(chat, bob, 6, 6, chat.tick())).isInstanceOf(Marked.class);
  }

  @Test
  @Rule("RECEIPTS-5")
  default void aMarkIsThereWhenItIsAnsweredWithTheTimeOfWhatRose(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.told(ports(), ada, bob, 5);
    Instant delivered = Instant.parse("2026-03-01T10:00:00.001Z");
    Instant read = Instant.parse("2026-03-01T10:00:05.999Z");
    Watermarks first = new Watermarks(5, 0, delivered, null);
    assertThat(mark(chat, bob, 5, 0, delivered)).isEqualTo(marked(first, true));
    assertThat(chat.marks(bob)).isEqualTo(first);
    Watermarks second = new Watermarks(5, 3, delivered, read);
    assertThat(mark(chat, bob, 0, 3, read)).isEqualTo(marked(second, true));
    assertThat(chat.marks(bob)).isEqualTo(second);

    List<PersonId> asked = List.of(ada, bob, Fresh.person());
    assertThat(ports().receipts().shown(chat.id(), asked))
        .containsOnlyKeys(ada, bob)
        .containsEntry(bob, second)
        .containsEntry(ada, chat.marks(ada));
    assertThat(ports().receipts().shown(Fresh.chat(), asked)).isEmpty();
  }

  @Test
  @Rule("RECEIPTS-5")
  default void manyMarksOfManyPeopleAreEachThereWhenAnswered(PersonId ada) {
    PersonId[] others = Stream.generate(Fresh::person).limit(16).toArray(PersonId[]::new);
    Conversation chat = Conversation.group(ports(), ada, others);
    WholeLog.range(3, 12).forEach(seq -> chat.say(ada, "message " + seq));
    Race.each(
        others.length,
        i -> {
          for (long seq = 3; seq <= 12; seq++) {
            MarkResult result = chat.mark(others[i], seq, seq - 1);
            assertThat(result).isEqualTo(marked(chat.marks(others[i]), true));
          }
        });
    assertThat(ports().receipts().shown(chat.id(), List.of(others)).values())
        .hasSize(others.length)
        .allMatch(marks -> marks.delivered() == 12 && marks.read() == 11);
  }

  @Test
  @Rule("RECEIPTS-6")
  default void ofConcurrentMarksTheHighestWinsAndEachRiseIsAnsweredOnce(PersonId bob) {
    Conversation chat = Conversation.told(ports(), Fresh.person(), bob, 8);
    List<MarkResult> results =
        Race.of(
            48,
            i -> {
              long seq = 1L + i % 8;
              return i % 2 == 0
                  ? mark(chat, bob, 0, seq, chat.tick())
                  : mark(chat, bob, seq, 0, chat.tick());
            });

    Watermarks last = chat.marks(bob);
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
      Conversation chat = Conversation.told(ports(), Fresh.person(), bob, 2);
      Instant at = chat.tick();
      List<MarkResult> results = Race.of(16, i -> mark(chat, bob, 2, 2, at));
      Watermarks held = new Watermarks(2, 2, at, at);
      assertThat(results).filteredOn(marked(held, true)::equals).hasSize(1);
      assertThat(results).filteredOn(marked(held, false)::equals).hasSize(15);
    }
  }

  @Test
  @Rule("RECEIPTS-6")
  default void marksRacingWithSendsLoseNeither(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.told(ports(), ada, bob, 20);
    Race.of(
        16, i -> i % 4 == 0 ? chat.say(bob, "reply " + i) : mark(chat, bob, 20, i, chat.tick()));
    assertThat(chat.marks(bob).read()).isEqualTo(24);
    assertThat(chat.marks(bob).delivered()).isEqualTo(24);
  }
}
