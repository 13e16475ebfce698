package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Fold.Reacting;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FoldTest {
  private static final ChatId CHAT = Fresh.chat();
  private static final Instant AT = Fresh.now();
  private static final PersonId ADA = Fresh.person();
  private static final PersonId BOB = Fresh.person();
  private static final PersonId CLEO = Fresh.person();
  private static final Emoji HEART = new Emoji("❤️");
  private static final Emoji THUMB = new Emoji("👍");
  private static final Body OLD = Body.text("old");
  private static final Body NEW = Body.text("new");

  /** What the message has of its own, what is known to have been done to it, what it says now. */
  static Stream<Arguments> bodies() {
    Payload edit = new Payload.Edit(1, NEW);
    Payload withdrawnEdit = new Payload.Edit(1, null);
    Payload deletion = new Payload.Delete(1);
    return Stream.of(
        Arguments.of("nothing was done", OLD, List.of(), OLD),
        Arguments.of("it was edited", null, List.of(edit), NEW),
        Arguments.of("it was deleted", null, List.of(deletion), null),
        Arguments.of("an edit was deleted", null, List.of(withdrawnEdit, deletion), null),
        Arguments.of("an edit is not seen", null, List.of(), null),
        Arguments.of("a later edit is not seen", null, List.of(withdrawnEdit), null),
        Arguments.of("it was read before it was deleted", OLD, List.of(deletion), null),
        Arguments.of("it was read before it was edited", OLD, List.of(edit), NEW),
        Arguments.of("a reaction", OLD, List.of(new Payload.Reaction(1, HEART)), OLD));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  @Rule("WINDOW-5")
  void saysWhatTheReaderMaySee(
      String what, @Nullable Body own, List<Payload> done, @Nullable Body now) {
    Payload.Message message = new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), own, null);

    assertThat(fold(entries(done), ADA).body(message)).as(what).isEqualTo(now);
  }

  @Test
  @Rule("REACT-4")
  void ordersReactionsByTheFirstUseThatStillStands() {
    List<Entry> entries =
        List.of(
            entry(10, ADA, new Payload.Reaction(1, HEART)),
            entry(11, BOB, new Payload.Reaction(1, THUMB)),
            entry(12, CLEO, new Payload.Reaction(1, THUMB)));

    assertThat(reacting(entries))
        .containsExactly(
            new Reacting(HEART, List.of(ADA), 1), new Reacting(THUMB, List.of(BOB, CLEO), 2));
    assertThat(reacting(entries.subList(1, 3)))
        .containsExactly(new Reacting(THUMB, List.of(BOB, CLEO), 2));
    assertThat(reacting(entries.reversed())).isEqualTo(reacting(entries));
  }

  @Test
  void leavesOutWhoTookTheirReactionAway() {
    assertThat(
            reacting(
                List.of(
                    entry(10, BOB, new Payload.Reaction(1, HEART)),
                    entry(11, ADA, new Payload.Unreaction(1)))))
        .containsExactly(new Reacting(HEART, List.of(BOB), 1));
    assertThat(reacting(List.of(entry(11, ADA, new Payload.Unreaction(1))))).isEmpty();
  }

  @Test
  @Rule("REACT-4")
  void namesTwentyAndTheReaderAmongThem() {
    for (int place : List.of(0, 19, 20, 30)) {
      List<PersonId> people =
          new ArrayList<>(IntStream.range(0, 31).mapToObj(i -> Fresh.person()).toList());
      people.set(place, ADA);
      List<Entry> entries = new ArrayList<>();
      people.forEach(person ->
          entries.add(entry(10 + entries.size(), person, new Payload.Reaction(1, HEART))));

      Reacting reacting = reacting(entries).getFirst();

      List<PersonId> expected = new ArrayList<>(people.subList(0, 20));
      if (place >= 20) {
        expected.set(19, ADA);
      }
      assertThat(reacting).as("%d", place).isEqualTo(new Reacting(HEART, expected, 31));
    }
  }

  private static List<Reacting> reacting(List<Entry> entries) {
    return fold(entries, ADA).reactions();
  }

  /** Of the last of what each author did, in any order. */
  private static Fold fold(List<Entry> entries, PersonId reader) {
    Fold.Making fold = new Fold.Making(1, reader);
    for (Entry entry : entries) {
      switch (entry.payload()) {
        case Payload.Edit edit -> fold.edited(entry);
        case Payload.Delete deletion -> fold.deleted(entry);
        case Payload.Reaction(long target, Emoji emoji) ->
            fold.reacted(entry.seq(), entry.author(), emoji);
        default -> fold.saw(entry.seq());
      }
    }
    return fold.made().orElse(Fold.nothing(1));
  }

  private static List<Entry> entries(List<Payload> payloads) {
    return IntStream.range(0, payloads.size())
        .mapToObj(i -> entry(10 + i, ADA, payloads.get(i)))
        .toList();
  }

  private static Entry entry(long seq, PersonId author, Payload payload) {
    return new Entry(CHAT, seq, AT, author, payload, 1);
  }
}
