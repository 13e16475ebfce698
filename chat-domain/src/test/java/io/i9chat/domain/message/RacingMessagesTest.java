package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever people do to messages at once, the log is as if it had been done one by one. */
final class RacingMessagesTest {
  private static final int ROUNDS = 200;

  private final Town town = new Town(PortChanges::unlimited);
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  @Rule("ACCESS-2")
  void nobodyWritesAfterTheirRemoval() {
    for (int round = 0; round < ROUNDS; round++) {
      ChatId group = town.group(ada, bob);
      town.say(bob, group, "so that his view is at hand");
      atOnce(
          i -> town.send(bob, group, Town.text("1"), Town.text("2")),
          i -> town.remove(ada, group, bob),
          i -> town.send(bob, group, Town.text("3")));

      List<Entry> log = town.wholeLog(group);
      long removal = seqOf(log, Payload.Removed.class);
      assertThat(log).noneMatch(entry -> entry.seq() > removal && isBy(entry, bob.id()));
    }
  }

  @Test
  @Rule({"TARGET-1", "WITHDRAW-1", "DELETE-1"})
  void nothingIsDoneToAMessageAfterItsDeletion() {
    for (int round = 0; round < ROUNDS; round++) {
      ChatId group = town.group(ada, bob);
      long seq = town.say(bob, group, "secret").seq();
      atOnce(
          i -> deeds.edit(bob, group, seq, "secret " + i),
          i -> deeds.delete(ada, group, seq),
          i -> deeds.react(ada, group, seq, "👍"),
          i -> deeds.delete(bob, group, seq),
          i -> town.send(ada, group, Town.reply(seq, "what?")));

      List<Entry> log = town.wholeLog(group);
      long deletion = seqOf(log, Payload.Delete.class);
      assertThat(log)
          .noneMatch(entry -> entry.seq() > deletion)
          .filteredOn(entry -> isBy(entry, bob.id()))
          .allMatch(entry -> entry.payload().carried() == null);
      assertThat(log).filteredOn(entry -> entry.payload() instanceof Payload.Delete).hasSize(1);
    }
  }

  @Test
  @Rule("BLOCK-1")
  void nobodyWritesBehindABlockThatWasAnswered() {
    for (int round = 0; round < ROUNDS; round++) {
      Person cleo = town.settle();
      ChatId direct = town.direct(cleo, ada);
      town.say(cleo, direct, "hello");
      long[] after = new long[1];
      atOnce(
          i -> town.send(cleo, direct, Town.text("1"), Town.text("2"), Town.text("3")),
          i -> {
            town.ports().store().blocks().add(ada.id(), cleo.id());
            after[0] = town.wholeLog(direct).size();
          });

      assertThat(town.wholeLog(direct)).hasSize((int) after[0]);
    }
  }

  @Test
  @Rule("WITHDRAW-1")
  void ofEditsAtOnceTheLastInTheLogIsWhatItSays() {
    for (int round = 0; round < ROUNDS; round++) {
      ChatId group = town.group(ada, bob);
      long seq = town.say(bob, group, "0").seq();
      IntConsumer edit = i -> deeds.edited(bob, group, seq, "text " + i);
      atOnce(edit, edit, edit, edit);

      List<Entry> log = town.wholeLog(group);
      assertThat(log).hasSize(7);
      assertThat(log).filteredOn(entry -> entry.payload().carried() != null).hasSize(1);
      assertThat(log.getLast().payload().carried()).isNotNull();
    }
  }

  private static void atOnce(IntConsumer... deeds) {
    Race.of(
        deeds.length,
        i -> {
          deeds[i].accept(i);
          return true;
        });
  }

  private static boolean isBy(Entry entry, PersonId author) {
    return entry.author().equals(author);
  }

  private static long seqOf(List<Entry> log, Class<? extends Payload> kind) {
    return log.stream()
        .filter(entry -> kind.isInstance(entry.payload()))
        .mapToLong(Entry::seq)
        .findFirst()
        .orElseThrow();
  }
}
