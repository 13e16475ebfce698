package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ListChats.Outcome.Page;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ListingChatsTest {
  private final Town town = new Town();
  private final Person ada = town.settle();

  @Test
  void givesTheMostRecentlyActiveFirst() {
    ChatId first = openLater();
    ChatId second = openLater();
    ChatId third = openLater();
    town.clock().pass(Duration.ofSeconds(1));
    town.say(ada, second, "hello");

    assertThat(ids(town.list(ada, null, 50))).containsExactly(second, third, first);
    assertThat(town.list(ada, null, 3).hasMore()).isFalse();
    assertThat(town.list(ada, null, 2).hasMore()).isTrue();
  }

  @Test
  void givesNothingToWhoHasNoChats() {
    assertThat(town.list(ada, null, 50)).isEqualTo(new Page(List.of(), false));
  }

  @Test
  void neverSplitsChatsOfEqualTime() {
    int[] together = {2, 3, 1, 4};
    for (int many : together) {
      town.clock().pass(Duration.ofSeconds(1));
      for (int i = 0; i < many; i++) {
        town.direct(ada, town.settle());
      }
    }

    Page first = town.list(ada, null, 2);
    Page second = town.list(ada, last(first), 2);
    Page third = town.list(ada, last(second), 5);

    assertThat(first.chats()).hasSize(4);
    assertThat(first.hasMore()).isTrue();
    assertThat(second.chats()).hasSize(4);
    assertThat(second.hasMore()).isTrue();
    assertThat(third.chats()).hasSize(2);
    assertThat(third.hasMore()).isFalse();
    assertThat(town.list(ada, last(third), 1)).isEqualTo(new Page(List.of(), false));
  }

  @Test
  void endsAt256KiBAndGivesEveryChatExactlyOnce() {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      Person reader = town.settle();
      List<ChatId> all = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        town.clock().pass(Duration.ofMillis(random.nextInt(3)));
        ChatId chat = town.direct(reader, town.settle());
        town.append(reader, chat, random.nextInt(3) == 0 ? Town.text("hi") : Texts.largest());
        all.add(chat);
      }
      List<ChatId> found = new ArrayList<>();
      @Nullable Page page = null;
      do {
        Instant before = page == null ? null : last(page);
        page = town.list(reader, before, 1 + random.nextInt(200));
        assertThat(page.chats()).as("seed %d", seed).isNotEmpty();
        boolean oneTime = last(page).equals(page.chats().getFirst().state().lastActivityAt());
        if (!oneTime) {
          assertThat(Wire.bytes(Wire.page(page))).isLessThanOrEqualTo(PageLimit.BYTES);
        }
        found.addAll(ids(page));
      } while (page.hasMore());

      assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void runsOverItsSizeRatherThanSplitEqualTimes() {
    for (int i = 0; i < 40; i++) {
      town.append(ada, town.direct(ada, town.settle()), Texts.largest());
    }
    town.clock().pass(Duration.ofSeconds(1));
    ChatId newest = openLater();

    Page first = town.list(ada, null, 200);
    Page second = town.list(ada, last(first), 200);

    assertThat(ids(first)).containsExactly(newest);
    assertThat(first.hasMore()).isTrue();
    assertThat(second.chats()).hasSize(40);
    assertThat(second.hasMore()).isFalse();
  }

  @Test
  @Rule("RECEIPT-3")
  void showsWhomItIsWithWhatCameLastAndHowMuchIsUnread() {
    Person bob = town.settle();
    ChatId chat = town.direct(bob, ada);
    town.say(bob, chat, "one");
    town.say(bob, chat, "two");
    town.say(ada, chat, "three");
    town.say(bob, chat, "four");
    town.say(bob, chat, "five");
    town.mark(ada, chat, 0, 4);

    ChatSummary mine = town.list(ada, null, 50).chats().getFirst();
    ChatSummary bobs = town.list(bob, null, 50).chats().getFirst();

    assertThat(mine).isEqualTo(town.summary(ada, chat));
    assertThat(mine.with()).isEqualTo(bob.profile());
    assertThat(mine.state().unread()).isEqualTo(1);
    assertThat(mine.state().head()).isEqualTo(5);
    assertThat(lastSeq(mine)).isEqualTo(5);
    assertThat(bobs.with()).isEqualTo(ada.profile());
    assertThat(bobs.state().unread()).isZero();
    assertThat(bobs.state().peer()).isEqualTo(mine.state().own());
  }

  @Test
  @Rule({"CHAT-3", "WINDOW-3"})
  void showsAGroupAsItWasLeft() {
    Person bob = town.settle();
    ChatId group = town.group(ada, bob);
    town.say(ada, group, "three");
    Instant left = town.clock().instant();
    town.append(bob, group, new Payload.Left());
    town.clock().pass(Duration.ofSeconds(1));
    town.say(ada, group, "five, unseen");

    ChatSummary bobs = town.list(bob, null, 50).chats().getFirst();

    assertThat(bobs.state().head()).isEqualTo(4);
    assertThat(bobs.state().unread()).isEqualTo(1);
    assertThat(bobs.state().lastActivityAt()).isEqualTo(left);
    assertThat(lastSeq(bobs)).isEqualTo(4);
    assertThat(bobs.with()).isNull();
    assertThat(lastSeq(town.summary(ada, group))).isEqualTo(5);
  }

  private ChatId openLater() {
    town.clock().pass(Duration.ofSeconds(1));
    return town.direct(ada, town.settle());
  }

  private static long lastSeq(ChatSummary chat) {
    Item last = chat.lastItem();
    return last == null ? 0 : last.entry().seq();
  }

  private static Instant last(Page page) {
    return page.chats().getLast().state().lastActivityAt();
  }

  private static List<ChatId> ids(Page page) {
    return page.chats().stream().map(chat -> chat.state().chat().id()).toList();
  }
}
