package io.i9chat.domain.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.SyncChats;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An entry about a message that its reader may not see is there, and says nothing. */
final class HidingEntriesTest {
  private final Town town = new Town();
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final Person cleo = town.settle();
  private final ChatId group = town.group(ada, bob);
  private final long before = town.say(ada, group, "before").seq();

  @Test
  @Rule("WINDOW-2")
  void hidesWhatIsDoneToMessagesOfBeforeFromANewcomer() {
    town.add(ada, group, cleo);
    long after = town.say(ada, group, "after").seq();
    List<Entry> hidden =
        List.of(
            deeds.edited(ada, group, before, "secret"),
            deeds.reacted(bob, group, before, "👍"),
            deeds.unreacted(bob, group, before),
            deeds.deleted(ada, group, before));
    deeds.edited(ada, group, after, "open");
    deeds.reacted(bob, group, after, "👍");
    deeds.deleted(ada, group, after);

    List<SeenEntry> log = deeds.log(cleo, group);

    assertThat(log).hasSize(9);
    assertThat(log.subList(2, 6)).isEqualTo(hidden.stream().map(HiddenEntry::of).toList());
    assertThat(log.subList(6, 9))
        .extracting(entry -> ((NamedEntry) entry).entry())
        .isEqualTo(town.wholeLog(group).subList(9, 12));
    assertThat(deeds.log(bob, group)).hasSize(11).hasOnlyElementsOfType(NamedEntry.class);
    assertThat(synced(cleo)).isEqualTo(log);
  }

  @Test
  @Rule("WINDOW-2")
  void hidesWhatIsDoneToMessagesOfBetweenTwoStays() {
    town.append(bob, group, new Payload.Left());
    long between = town.say(ada, group, "between").seq();
    town.append(bob, group, new Payload.Joined());

    Entry hidden = deeds.edited(ada, group, between, "secret");
    Entry shown = deeds.edited(ada, group, before, "open");

    List<SeenEntry> log = deeds.log(bob, group);
    assertThat(log.get(log.size() - 2)).isEqualTo(HiddenEntry.of(hidden));
    assertThat(((NamedEntry) log.getLast()).entry()).isEqualTo(shown);
  }

  @Test
  void tellsWhoActsTheirOwnEntryAndHidesAnothersOutsideTheirWindows() {
    town.append(bob, group, new Payload.Left());
    Entry entry = town.say(ada, group, "later");
    Names names = new Names(town.ports().store().profiles());
    var view = town.ports().store().chats().view(group, List.of(bob.id())).orElseThrow();

    assertThat(SeenEntries.answer(entry, ada.id(), view.of(bob.id()), names))
        .isInstanceOf(NamedEntry.class);
    assertThat(SeenEntries.answer(entry, bob.id(), view.of(bob.id()), names))
        .isEqualTo(HiddenEntry.of(entry));
  }

  private List<SeenEntry> synced(Person reader) {
    SyncChats.Command command = new SyncChats.Command(reader.id(), Map.of());
    return ((SyncChats.Outcome.Synced) town.i9chat().chats().sync().handle(command))
        .chats()
        .getFirst()
        .entries();
  }
}
