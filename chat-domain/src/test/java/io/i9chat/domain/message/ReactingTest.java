package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Deeds;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.fake.DisturbedChats;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReactingTest {
  private static final String HEART = "❤️";
  private static final String THUMB = "👍";

  private final AtomicReference<DisturbedChats> chats = new AtomicReference<>();
  private final Town town =
      new Town(PortChanges.chats(c -> chats.updateAndGet(unset -> new DisturbedChats(c))));
  private final Deeds deeds = new Deeds(town);
  private final Person ada = town.settle();
  private final Person bob = town.settle();
  private final ChatId group = town.group(ada, bob);
  private final long seq = town.say(ada, group, "hello").seq();

  @Test
  @Rule("REACT-1")
  void keepsOneEmojiForEachPersonTheLastOne() {
    deeds.reacted(ada, group, seq, HEART);
    deeds.reacted(bob, group, seq, HEART);
    assertThat(shown(ada)).containsExactly(reactions(HEART, ada, bob));

    deeds.reacted(ada, group, seq, THUMB);
    assertThat(shown(bob)).containsExactly(reactions(HEART, bob), reactions(THUMB, ada));

    deeds.unreacted(bob, group, seq);
    assertThat(shown(bob)).containsExactly(reactions(THUMB, ada));
  }

  @Test
  @Rule({"REACT-1", "REACT-3"})
  void takesAnotherSpellingOfTheSameEmojiForTheSame() {
    deeds.reacted(ada, group, seq, "❤");
    deeds.reacted(bob, group, seq, "❤\uFE0F");
    long head = town.summary(ada, group).state().head();

    deeds.reacted(ada, group, seq, "❤\uFE0F");

    assertThat(town.summary(ada, group).state().head()).isEqualTo(head);
    assertThat(shown(ada)).containsExactly(reactions(HEART, ada, bob));
  }

  @Test
  @Rule({"RECEIPT-1", "RECEIPT-3", "CHAT-3"})
  void movesNobodysWatermarksNorTheLastItem() {
    town.clock().pass(Duration.ofSeconds(1));
    ChatSummary before = town.summary(ada, group);

    deeds.reacted(bob, group, seq, HEART);
    deeds.unreacted(bob, group, seq);

    ChatSummary after = town.summary(ada, group);
    assertThat(after.state().own()).isEqualTo(before.state().own());
    assertThat(after.state().unread()).isEqualTo(before.state().unread());
    assertThat(after.state().lastActivityAt()).isEqualTo(before.state().lastActivityAt());
    assertThat(after.state().head()).isEqualTo(before.state().head() + 2);
    assertThat(after.lastItem()).isEqualTo(before.lastItem());
    assertThat(town.summary(bob, group).state().own().read()).isLessThan(seq);
  }

  @Test
  @Rule("REACT-3")
  void answersTheLastEntryThatMadeItSo() {
    Entry reaction = deeds.reacted(bob, group, seq, HEART);
    assertThat(deeds.reacted(bob, group, seq, HEART)).isEqualTo(reaction);

    Entry away = deeds.unreacted(bob, group, seq);
    assertThat(deeds.unreacted(bob, group, seq)).isEqualTo(away);
    assertThat(deeds.unreact(ada, group, seq)).isEqualTo(new Unreact.Outcome.NotFound());

    assertThat(deeds.reacted(bob, group, seq, HEART).seq()).isGreaterThan(away.seq());
    assertThat(town.wholeLog(group)).hasSize((int) seq + 3);
  }

  @Test
  void isDoneOnceWhenAskedManyTimesAtOnce() {
    assertThat(Race.of(16, i -> deeds.reacted(bob, group, seq, HEART)).stream().distinct())
        .hasSize(1);
    assertThat(Race.of(16, i -> deeds.unreacted(bob, group, seq)).stream().distinct()).hasSize(1);
  }

  @Test
  @Rule("REACT-2")
  void isForbiddenAfterTenTimesButNotTakingAway() {
    for (int i = 0; i < React.MAX; i++) {
      deeds.reacted(bob, group, seq, i % 2 == 0 ? HEART : THUMB);
    }

    assertThat(deeds.react(bob, group, seq, HEART)).isEqualTo(new React.Outcome.TooMany());
    assertThat(deeds.react(bob, group, seq, THUMB)).isInstanceOf(React.Outcome.Done.class);
    assertThat(deeds.unreact(bob, group, seq)).isInstanceOf(Unreact.Outcome.Done.class);
    assertThat(deeds.react(bob, group, seq, THUMB)).isEqualTo(new React.Outcome.TooMany());
    assertThat(deeds.react(ada, group, seq, THUMB)).isInstanceOf(React.Outcome.Done.class);
  }

  @Test
  @Rule("REACT-4")
  void namesTheFirst20OfEachEmojiAndAlwaysTheReader() {
    List<Person> crowd = Stream.generate(town::settle).limit(24).toList();
    crowd.forEach(person -> town.add(ada, group, person));
    // A new message, for newcomers do not see the old one.
    long popular = town.say(ada, group, "popular").seq();
    crowd.forEach(person -> deeds.reacted(person, group, popular, HEART));

    Item.Reactions toOutsider = deeds.now(bob, group, popular).reactions().getFirst();
    Item.Reactions toFirst = deeds.now(crowd.getFirst(), group, popular).reactions().getFirst();
    Item.Reactions toLast = deeds.now(crowd.getLast(), group, popular).reactions().getFirst();

    List<Username> first20 = crowd.subList(0, 20).stream().map(Person::username).toList();
    List<Username> withLast = new ArrayList<>(first20.subList(0, 19));
    withLast.add(crowd.getLast().username());
    assertThat(toOutsider.usernames()).isEqualTo(first20);
    assertThat(toFirst.usernames()).isEqualTo(first20);
    assertThat(toLast.usernames()).isEqualTo(withLast);
    assertThat(toOutsider.count()).isEqualTo(24);
    assertThat(toLast.count()).isEqualTo(24);
  }

  @Test
  @Rule({"TARGET-1", "BLOCK-1", "ACCESS-2"})
  void answersAsTheRulesSay() {
    Person cleo = town.settle();
    town.add(ada, group, cleo);
    ChatId direct = town.direct(ada, bob);
    long hello = town.say(ada, direct, "hello").seq();

    assertThat(deeds.react(cleo, group, seq, HEART)).isEqualTo(new React.Outcome.NotFound());
    assertThat(deeds.react(bob, group, 1, HEART)).isEqualTo(new React.Outcome.NotFound());

    deeds.reacted(bob, direct, hello, HEART);
    town.ports().store().blocks().add(bob.id(), ada.id());
    assertThat(deeds.react(ada, direct, hello, HEART)).isEqualTo(new React.Outcome.Blocked());
    assertThat(deeds.react(bob, direct, hello, THUMB)).isEqualTo(new React.Outcome.Blocked());
    assertThat(deeds.unreact(bob, direct, hello)).isInstanceOf(Unreact.Outcome.Done.class);

    deeds.reacted(bob, group, seq, HEART);
    town.append(bob, group, new Payload.Left());
    assertThat(deeds.react(bob, group, seq, HEART)).isEqualTo(new React.Outcome.Gone());
    assertThat(deeds.unreact(bob, group, seq)).isEqualTo(new Unreact.Outcome.Gone());

    deeds.deleted(ada, group, seq);
    assertThat(deeds.react(ada, group, seq, HEART)).isEqualTo(new React.Outcome.Deleted());
  }

  @Test
  @Rule("TARGET-1")
  void isDecidedAgainWhenTheMessageIsDeletedMeanwhile() {
    chats.get().disturb(1, () -> deeds.deleted(ada, group, seq));

    assertThat(deeds.react(bob, group, seq, HEART)).isEqualTo(new React.Outcome.Deleted());
  }

  @Test
  @Rule("REACT-2")
  void countsTenAlsoWhenTheyComeAtOnce() {
    List<React.Outcome> outcomes =
        Race.of(14, i -> deeds.react(bob, group, seq, Character.toString(0x1F600 + i)));

    assertThat(outcomes).filteredOn(React.Outcome.Done.class::isInstance).hasSize(React.MAX);
  }

  private List<Item.Reactions> shown(Person reader) {
    return deeds.now(reader, group, seq).reactions();
  }

  private static Item.Reactions reactions(String emoji, Person... people) {
    return new Item.Reactions(
        new Emoji(emoji), Stream.of(people).map(Person::username).toList(), people.length);
  }
}
