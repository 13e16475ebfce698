package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.fake.DisturbedChats;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.message.DeleteMessage.Outcome;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class DeletingAMessageTest {
  private final AtomicReference<DisturbedChats> chats = new AtomicReference<>();
  private final Town town =
      new Town(PortChanges.chats(c -> chats.updateAndGet(unset -> new DisturbedChats(c))));
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final Person cleo = town.settle();
  private final ChatId group = town.group(ada, bob, cleo);

  @Test
  @Rule({"WITHDRAW-1", "WITHDRAW-2"})
  void withdrawsItAndEveryEditOfIt() {
    long seq = town.say(bob, group, "secret").seq();
    long edit = deeds.edited(bob, group, seq, "secret too").seq();

    Entry deletion = deeds.deleted(bob, group, seq);

    assertThat(deletion.payload()).isEqualTo(new Payload.Delete(seq));
    assertThat(town.wholeLog(group)).allMatch(entry -> entry.payload().carried() == null);
    assertThat(town.wholeLog(group).get((int) edit - 1).seq()).isEqualTo(edit);
    Item.Now now = deeds.now(ada, group, seq);
    assertThat(now.body()).isNull();
    assertThat(now.deleted()).isTrue();
  }

  @Test
  @Rule({"DELETE-1", "IDEM-2"})
  void isDoneOnceHoweverOftenItIsAsked() {
    long seq = town.say(bob, group, "secret").seq();

    Entry deletion = deeds.deleted(bob, group, seq);

    assertThat(deeds.deleted(bob, group, seq)).isEqualTo(deletion);
    assertThat(deeds.deleted(ada, group, seq)).isEqualTo(deletion);
    long other = town.say(bob, group, "another").seq();
    assertThat(
            Race.of(16, i -> deeds.deleted(i % 2 == 0 ? ada : bob, group, other)).stream()
                .distinct())
        .hasSize(1);
  }

  @Test
  @Rule("DELETE-1")
  void isForAuthorsAndAdmins() {
    long bobs = town.say(bob, group, "bob's").seq();
    long adas = town.say(ada, group, "ada's").seq();

    assertThat(deeds.delete(cleo, group, bobs)).isEqualTo(new Outcome.NotTheAuthor());
    assertThat(deeds.delete(bob, group, adas)).isEqualTo(new Outcome.NotTheAuthor());
    assertThat(deeds.delete(town.settle(), group, bobs)).isEqualTo(new Outcome.NotFound());
    assertThat(deeds.delete(ada, group, 2)).isEqualTo(new Outcome.NotFound());
    assertThat(deeds.delete(ada, group, bobs)).isInstanceOf(Outcome.Done.class);
    assertThat(deeds.delete(ada, group, adas)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  @Rule({"DELETE-1", "ACCESS-2", "WINDOW-3"})
  void worksForTheAuthorAlsoAfterHavingGone() {
    long bobs = town.say(bob, group, "bob's").seq();
    long adas = town.say(ada, group, "ada's").seq();
    town.append(bob, group, new Payload.Left());

    assertThat(deeds.delete(bob, group, adas)).isEqualTo(new Outcome.Gone());
    Entry deletion = deeds.deleted(bob, group, bobs);

    assertThat(deeds.deleted(bob, group, bobs)).isEqualTo(deletion);
    assertThat(deeds.says(ada, group, bobs)).isEqualTo("(withdrawn)");
    // Their own view stays as it was when they went, save for what was withdrawn.
    Item.Now frozen = deeds.now(bob, group, bobs);
    assertThat(frozen.body()).isNull();
    assertThat(frozen.deleted()).isFalse();
    assertThat(deeds.log(bob, group).getLast().seq()).isEqualTo(adas + 1);
  }

  @Test
  void showsWhoHasGoneNothingOfADeletionByAnother() {
    long bobs = town.say(bob, group, "bob's").seq();
    town.append(bob, group, new Payload.Left());
    Entry deletion = deeds.deleted(ada, group, bobs);

    assertThat(deeds.delete(bob, group, bobs))
        .isEqualTo(new Outcome.Done(HiddenEntry.of(deletion)));
  }

  @Test
  @Rule("BLOCK-1")
  void worksInADirectChatDespiteABlock() {
    ChatId direct = town.direct(ada, bob);
    long seq = town.say(ada, direct, "hello").seq();
    town.ports().store().blocks().add(bob.id(), ada.id());

    assertThat(deeds.delete(ada, direct, seq)).isInstanceOf(Outcome.Done.class);
    assertThat(deeds.delete(bob, direct, seq)).isEqualTo(new Outcome.NotTheAuthor());
  }

  @Test
  void isDecidedAgainWhenTheAdminIsDemotedMeanwhile() {
    town.append(ada, group, new Payload.Promoted(bob.id()));
    long seq = town.say(cleo, group, "cleo's").seq();
    chats.get().disturb(1, () -> town.append(ada, group, new Payload.Demoted(bob.id())));

    assertThat(deeds.delete(bob, group, seq)).isEqualTo(new Outcome.NotTheAuthor());
    assertThat(deeds.says(ada, group, seq)).isEqualTo("cleo's");
  }

  @Test
  void answersTheDeletionThatWasFaster() {
    long seq = town.say(bob, group, "hello").seq();
    AtomicReference<Entry> faster = new AtomicReference<>();
    chats.get().disturb(1, () -> faster.set(deeds.deleted(ada, group, seq)));

    assertThat(deeds.deleted(bob, group, seq)).isEqualTo(faster.get());
  }

  @Test
  @Rule({"WITHDRAW-1", "CHAT-3"})
  void leavesTheMessageInItsPlace() {
    long seq = town.say(bob, group, "hello").seq();
    deeds.deleted(bob, group, seq);

    NamedEntry message = (NamedEntry) deeds.log(ada, group).get((int) seq - 1);
    assertThat(message.author()).isEqualTo(bob.username());
    assertThat(message.entry().payload()).isInstanceOf(Payload.Message.class);
    Item last = Objects.requireNonNull(town.summary(ada, group).lastItem());
    assertThat(last.entry().seq()).isEqualTo(seq);
    assertThat(Objects.requireNonNull(last.now()).deleted()).isTrue();
  }

  @Test
  @Rule({"WITHDRAW-2", "WITHDRAW-3", "IDEM-1"})
  void answersARepeatOfTheSendWithoutItsText() {
    Payload.Message message = Town.text("secret");
    long seq = town.say(bob, group, message).seq();
    deeds.deleted(bob, group, seq);

    Entry repeated = town.say(bob, group, message);

    assertThat(repeated.seq()).isEqualTo(seq);
    assertThat(repeated.payload().carried()).isNull();
  }
}
