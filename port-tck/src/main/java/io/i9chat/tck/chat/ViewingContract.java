package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The part of the chats contract about views of some people while others come, go and look. */
interface ViewingContract extends StoreUnderTest {
  @Test
  @Rule({"CHATS-4", "CHATS-6", "CHATS-7"})
  default void whoWritesWhenTheirViewSaysTheyAreInWritesInTheirWindows(PersonId ada, PersonId bob) {
    writesInTheirWindows(ada, bob, false);
  }

  @Test
  @Rule({"CHATS-6", "CHATS-20"})
  default void whoWritesWhenARecentViewSaysTheyAreInWritesInTheirWindows(
      PersonId ada, PersonId bob) {
    writesInTheirWindows(ada, bob, true);
  }

  private void writesInTheirWindows(PersonId ada, PersonId bob, boolean onRecentViews) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong written = new AtomicLong();
    List<Callable<Boolean>> calls = new ArrayList<>();
    calls.add(() -> {
      try {
        for (int i = 0; i < 30; i++) {
          long before = written.get();
          Await.until("Bob has written in this stay", () -> written.get() > before);
          chat.remove(ada, bob);
          chat.add(ada, bob);
        }
        return true;
      } finally {
        over.set(true);
      }
    });
    for (int i = 0; i < 2; i++) {
      calls.add(() -> writesWhileIn(chat, bob, onRecentViews, written, over));
    }
    for (int i = 0; i < 4; i++) {
      calls.add(() -> viewsOthers(chat, ada, over));
    }
    Race.of(calls);

    List<Entry> messages =
        chat.entries().stream().filter(entry -> entry.author().equals(bob)).toList();
    Membership stays = chat.membership(bob);
    assertThat(messages).hasSizeGreaterThanOrEqualTo(30).allMatch(entry -> stays.sees(entry.seq()));
  }

  private static boolean viewsOthers(Conversation chat, PersonId member, AtomicBoolean over) {
    while (!over.get()) {
      // A stranger has never been asked about, so nothing that is remembered will do.
      chat.view(member, Fresh.person());
      Race.breathe();
    }
    return true;
  }

  /**
   * Writes whenever the view says that the person is in, and counts what is stored.
   *
   * @param onRecentViews whether on one at hand, until what is decided on it does not hold
   */
  private static boolean writesWhileIn(
      Conversation chat,
      PersonId person,
      boolean onRecentViews,
      AtomicLong written,
      AtomicBoolean over) {
    boolean fresh = true;
    while (!over.get()) {
      var at = fresh ? Optional.<ChatView>empty() : chat.recent(person);
      var view = at.orElseGet(() -> chat.view(person));
      fresh = true;
      if (view.of(person).isIn()) {
        var intent = chat.intent(person, view.version(), Conversation.text("I am in"));
        if (chat.commit(intent) instanceof Committed) {
          written.incrementAndGet();
          fresh = !onRecentViews;
        }
      }
      Race.breathe();
    }
    return true;
  }

  @Test
  @Rule("CHATS-20")
  default void aRecentViewOfAGroupIsOneThatCouldBeReadBefore(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.group(ports(), ada, bob);
    List<Runnable> changes =
        List.of(
            () -> chat.say(ada, "no change"),
            () -> chat.remove(ada, bob),
            () -> chat.add(ada, bob),
            () -> chat.act(ada, new Payload.Promoted(bob)),
            () -> chat.act(bob, new Payload.Left()));
    List<ChatView> before = new ArrayList<>();
    for (Runnable change : changes) {
      before.add(chat.view(bob));
      assertThat(before).containsAll(chat.recent(bob).stream().toList());
      change.run();
      assertThat(before).containsAll(chat.recent(bob).stream().toList());
    }
  }

  @Test
  @Rule("CHATS-20")
  default void aRecentViewOfADirectChatIsOneThatCouldBeReadBefore(PersonId ada, PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    List<ChatView> before = new ArrayList<>();
    for (PersonId author : List.of(ada, bob)) {
      before.add(chat.view(author));
      assertThat(before).containsAll(chat.recent(author).stream().toList());
      chat.say(author, "hello");
      assertThat(before).containsAll(chat.recent(author).stream().toList());
    }
  }

  @Test
  @Rule("CHATS-4")
  default void peopleAddedToTheQuestionWhileItIsAnsweredAreStillInLater() {
    int rounds = 25;
    List<PersonId> people = Stream.generate(Fresh::person).limit(rounds * 8L).toList();
    Conversation chat =
        Conversation.group(ports(), Fresh.person(), people.toArray(PersonId[]::new));
    for (int round = 0; round < rounds; round++) {
      List<PersonId> asked = people.subList(round * 8, round * 8 + 8);
      Set<PersonId> growing = ConcurrentHashMap.newKeySet();
      growing.add(asked.getFirst());
      Race.of(
          List.<Callable<Boolean>>of(
              () -> ports().chats().view(chat.id(), growing).isPresent(),
              () -> {
                for (PersonId person : asked) {
                  Race.breathe();
                  growing.add(person);
                }
                return true;
              }));
    }
    assertThat(people).allMatch(person -> chat.membership(person).isIn());
  }
}
