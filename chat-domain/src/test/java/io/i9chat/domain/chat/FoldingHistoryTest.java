package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Item.Quote;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.fake.ForwardingLog;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The history: messages as they now are, folded of what the reader may see. */
final class FoldingHistoryTest {
  private Runnable afterReading = () -> {};
  private final Town town = new Town(PortChanges.log(Interrupted::new));
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId group = town.group(ada, bob);

  @Test
  void holdsMessagesAndActivitiesOnly() {
    long seq = town.say(ada, group, "hello").seq();
    deeds.edited(ada, group, seq, "hullo");
    deeds.reacted(bob, group, seq, "👍");
    long last = town.say(bob, group, "hi").seq();

    ReadHistory.Outcome.Page page = deeds.history(ada, group);

    assertThat(page.items())
        .extracting(item -> item.entry().seq())
        .containsExactly(1L, 2L, seq, last);
    assertThat(page.head()).isEqualTo(last);
    assertThat(deeds.says(bob, group, seq)).isEqualTo("hullo");
  }

  @Test
  @Rule({"REPLY-2", "WITHDRAW-2"})
  void quotesWhatAMessageAnswersAsItNowIs() {
    long seq = town.say(ada, group, "hello").seq();
    long answer = town.say(bob, group, Town.reply(seq, "hi")).seq();
    deeds.edited(ada, group, seq, "hullo");
    assertThat(quoted(ada, answer))
        .isEqualTo(new Quote.Seen(ada.username(), new Content.Text("hullo"), false));

    deeds.deleted(ada, group, seq);

    assertThat(quoted(ada, answer)).isEqualTo(new Quote.Seen(ada.username(), null, true));
    assertThat(Objects.requireNonNull(quoted(ada, answer)).excerpt()).isEmpty();
  }

  @Test
  @Rule({"WINDOW-3", "WINDOW-5", "WITHDRAW-2"})
  void isFrozenForWhoHasGoneSaveForWithdrawals() {
    long edited = town.say(ada, group, "one").seq();
    long deleted = town.say(ada, group, "two").seq();
    long liked = town.say(ada, group, "three").seq();
    long answer = town.say(ada, group, Town.reply(deleted, "four")).seq();
    deeds.reacted(ada, group, liked, "👍");
    town.append(bob, group, new Payload.Left());
    ReadHistory.Outcome.Page before = deeds.history(bob, group);

    deeds.reacted(ada, group, liked, "🎉");
    town.append(ada, group, new Payload.Joined());
    assertThat(deeds.history(bob, group)).isEqualTo(before);

    deeds.edited(ada, group, edited, "ONE");
    deeds.deleted(ada, group, deleted);

    Item.Now nowEdited = deeds.now(bob, group, edited);
    assertThat(nowEdited.body()).isNull();
    assertThat(nowEdited.editedAt()).isNull();
    Item.Now nowDeleted = deeds.now(bob, group, deleted);
    assertThat(nowDeleted.body()).isNull();
    assertThat(nowDeleted.deleted()).isFalse();
    assertThat(quoted(bob, answer)).isEqualTo(new Quote.Seen(ada.username(), null, false));
    assertThat(deeds.now(bob, group, liked).reactions().getFirst().emoji().value()).isEqualTo("👍");
    assertThat(deeds.history(bob, group).head()).isEqualTo(before.head());
  }

  @Test
  @Rule("WINDOW-5")
  void showsWhoIsBackWhatTheyMaySeeOfWhatWasDone() {
    long seq = town.say(ada, group, "one").seq();
    town.append(bob, group, new Payload.Left());
    deeds.edited(ada, group, seq, "two");
    town.append(bob, group, new Payload.Joined());
    assertThat(deeds.says(bob, group, seq)).isEqualTo("(withdrawn)");

    deeds.edited(ada, group, seq, "three");

    assertThat(deeds.says(bob, group, seq)).isEqualTo("three");
  }

  @Test
  @Rule("SETTINGS-2")
  void leavesOutWhatTheReaderCleared() {
    long old = town.say(ada, group, "old").seq();
    long kept = town.say(ada, group, Town.reply(old, "kept")).seq();
    clear(bob, old);

    assertThat(deeds.history(bob, group).items())
        .extracting(item -> item.entry().seq())
        .containsExactly(kept);
    assertThat(deeds.log(bob, group)).extracting(SeenEntry::seq).containsExactly(kept);
    // What was cleared can still be answered, quoted and reacted to.
    assertThat(quoted(bob, kept))
        .isEqualTo(new Quote.Seen(ada.username(), new Content.Text("old"), false));
    long reaction = deeds.reacted(bob, group, old, "👍").seq();
    assertThat(deeds.log(bob, group)).extracting(SeenEntry::seq).containsExactly(kept, reaction);
    assertThat(deeds.history(bob, group).head()).isEqualTo(reaction);
    assertThat(deeds.history(ada, group).items()).hasSize(4);

    clear(bob, 0);
    assertThat(deeds.history(bob, group).items()).hasSize(3);
  }

  @Test
  @Rule("SETTINGS-2")
  void syncsNothingOfWhatTheReaderClearedAndIsThenDone() {
    town.say(ada, group, "old");
    long head = town.say(ada, group, "older").seq();
    clear(bob, head);

    SyncChats.Outcome.Synced synced =
        (SyncChats.Outcome.Synced)
            town.i9chat().chats().sync().handle(new SyncChats.Command(bob.id(), Map.of()));

    SyncChats.News news = synced.chats().getFirst();
    assertThat(news.entries()).isEmpty();
    assertThat(news.more()).isFalse();
    assertThat(news.chat().state().head()).isEqualTo(head);
  }

  @Test
  void isInTheStateOfItsHeadAlsoWhenMoreIsDoneMeanwhile() {
    long seq = town.say(ada, group, "one").seq();
    afterReading = () -> deeds.edited(ada, group, seq, "two");

    ReadHistory.Outcome.Page page = deeds.history(bob, group);

    assertThat(page.head()).isEqualTo(seq + 1);
    assertThat(Objects.requireNonNull(Objects.requireNonNull(page.items().getLast().now()).body()))
        .isEqualTo(Body.text("two"));
  }

  private void clear(Person person, long upTo) {
    town.ports()
        .store()
        .inbox()
        .prefer(person.id(), group, new PreferenceChange(Change.keep(), null, null, upTo));
  }

  private Quote.@Nullable Seen quoted(Person reader, long answer) {
    return Objects.requireNonNull(deeds.now(reader, group, answer).replyTo()).seen();
  }

  /** A log behind whose next page of history something happens. */
  private final class Interrupted extends ForwardingLog {
    private Interrupted(ChatLog log) {
      super(log);
    }

    @Override
    public LogPage history(ChatId chat, List<Window> visible, Cursor cursor, PageBound bound) {
      LogPage page = super.history(chat, visible, cursor, bound);
      Runnable interruption = afterReading;
      afterReading = () -> {};
      interruption.run();
      return page;
    }
  }
}
