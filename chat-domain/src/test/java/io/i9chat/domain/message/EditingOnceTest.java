package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.message.EditMessage.Outcome;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Edits under client ids, repeated after something else has happened. */
final class EditingOnceTest {
  private final Town town = new Town();
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId chat = town.direct(ada, bob);
  private final long seq = town.say(ada, chat, "frist").seq();

  @AfterEach
  void close() {
    town.close();
  }

  private Outcome edit(long target, String text, String clientId) {
    return town.i9chat()
        .messages()
        .edit()
        .handle(
            new EditMessage.Command(
                ada.id(), chat, target, new Content.Text(text), new ClientId(clientId)));
  }

  private static Entry entry(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((NamedEntry) ((Outcome.Done) outcome).entry()).entry();
  }

  @Test
  @Rule("IDEM-1")
  void aLateRepeatOverwritesNoNewerEdit() {
    Entry first = entry(edit(seq, "first", "e-1"));
    assertThat(edit(seq, "first", "e-1")).isEqualTo(new Outcome.Done(named(first)));
    deeds.edited(ada, chat, seq, "1st");
    long head = town.wholeLog(chat).getLast().seq();

    Entry again = entry(edit(seq, "first", "e-1"));
    assertThat(again.seq()).isEqualTo(first.seq());
    assertThat(again.payload().carried()).as("withdrawn by the newer one").isNull();
    assertThat(deeds.says(bob, chat, seq)).isEqualTo("1st");
    assertThat(town.wholeLog(chat).getLast().seq()).isEqualTo(head);
  }

  private NamedEntry named(Entry entry) {
    return new NamedEntry(entry, Map.of(ada.id(), ada.username()));
  }

  @Test
  @Rule("IDEM-1")
  void aLateRepeatOfWhatWasSoAlreadyOverwritesNothingEither() {
    deeds.edited(ada, chat, seq, "first");
    Entry same = entry(edit(seq, "first", "e-1"));
    deeds.edited(ada, chat, seq, "1st");

    assertThat(entry(edit(seq, "first", "e-1")).seq()).isEqualTo(same.seq());
    assertThat(deeds.says(bob, chat, seq)).isEqualTo("1st");
  }

  @Test
  @Rule("IDEM-1")
  void anotherEditOrMessageUnderTheClientIdIsAMismatch() {
    long other = town.say(ada, chat, "other").seq();
    entry(edit(seq, "first", "e-1"));

    assertThat(edit(seq, "First", "e-1")).isEqualTo(new Outcome.Mismatch());
    assertThat(edit(other, "first", "e-1")).isEqualTo(new Outcome.Mismatch());
    assertThat(edit(99, "first", "e-1")).as("of nothing").isEqualTo(new Outcome.Mismatch());
    Payload.Message sent = (Payload.Message) town.wholeLog(chat).get((int) seq - 1).payload();
    assertThat(edit(seq, "first", sent.clientId().value())).isEqualTo(new Outcome.Mismatch());
  }

  @Test
  @Rule("IDEM-1")
  void aRepeatComesBeforeEveryOtherRule() {
    Entry first = entry(edit(seq, "first", "e-1"));
    town.clock().pass(EditMessage.TIME.plus(Duration.ofHours(1)));
    assertThat(entry(edit(seq, "first", "e-1"))).isEqualTo(first);
    assertThat(edit(seq, "first!", "e-2")).isEqualTo(new Outcome.TooLate());
    town.ports().store().blocks().add(bob.id(), ada.id());
    assertThat(entry(edit(seq, "first", "e-1"))).isEqualTo(first);
    assertThat(edit(seq, "first!", "e-2")).isEqualTo(new Outcome.Blocked());
    deeds.deleted(ada, chat, seq);
    assertThat(entry(edit(seq, "first", "e-1")).seq()).isEqualTo(first.seq());
  }

  @Test
  @Rule("IDEM-1")
  void ofConcurrentRepeatsOneIsAnEntry() {
    List<Outcome> outcomes = Race.of(8, i -> edit(seq, "first", "e-1"));

    assertThat(outcomes).map(outcome -> entry(outcome).seq()).containsOnly(seq + 1);
    assertThat(town.wholeLog(chat)).hasSize((int) seq + 1);
  }
}
