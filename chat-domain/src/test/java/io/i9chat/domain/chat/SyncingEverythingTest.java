package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A client that syncs until there is no more has everything, whatever it had, however it lies. */
final class SyncingEverythingTest {
  private static final int ROUNDS = 12;

  /** What a client holds: of each chat the seqs that came, and how far it knows it. */
  private record Client(Map<ChatId, List<Long>> held, Map<ChatId, Long> known) {
    void take(ChatId chat, List<SeenEntry> entries) {
      List<Long> seqs = held.computeIfAbsent(chat, any -> new ArrayList<>());
      entries.forEach(entry -> seqs.add(entry.seq()));
      if (!entries.isEmpty()) {
        known.put(chat, entries.getLast().seq());
      }
    }
  }

  @Test
  void bringsEverythingExactlyOnceBySyncAndLogs() {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      bringsEverything(new Random(seed), true, "sync and logs, seed " + seed);
    }
  }

  @Test
  void bringsEverythingExactlyOnceBySyncAlone() {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      bringsEverything(new Random(seed), false, "sync alone, seed " + seed);
    }
  }

  private static void bringsEverything(Random random, boolean logs, String what) {
    Town town = new Town();
    Person me = town.settle();
    List<ChatId> chats = new ArrayList<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      chats.add(random.nextInt(3) == 0 ? group(town, me, random) : direct(town, me, random));
    }
    Client client = new Client(new LinkedHashMap<>(), new HashMap<>());
    Map<ChatId, List<Long>> missing = new HashMap<>();
    for (ChatId chat : chats) {
      int size = town.wholeLog(chat).size();
      long known = random.nextBoolean() ? 0 : random.nextInt(size + 1);
      client.known().put(chat, known);
      List<Long> expected = visible(town, me, chat).stream().filter(s -> s > known).toList();
      if (!expected.isEmpty()) {
        missing.put(chat, expected);
      }
    }
    client.known().put(Fresh.chat(), 3L);

    walk(town, me, client, random, logs, what);

    assertThat(client.held()).as(what).isEqualTo(missing);
  }

  private static void walk(
      Town town, Person me, Client client, Random random, boolean logs, String what) {
    boolean again = true;
    for (int calls = 0; again; calls++) {
      assertThat(calls).as(what).isLessThan(2_000);
      var synced =
          (SyncChats.Outcome.Synced)
              town.i9chat().chats().sync().handle(new SyncChats.Command(me.id(), client.known()));
      assertThat(Wire.bytes(Wire.synced(synced))).as(what).isLessThanOrEqualTo(PageLimit.BYTES);
      again = synced.hasMore();
      for (SyncChats.News news : synced.chats()) {
        ChatId chat = news.chat().state().chat().id();
        client.take(chat, news.entries());
        if (news.more() && logs) {
          readOn(town, me, client, chat, random);
        } else if (!news.more()) {
          client.known().put(chat, news.chat().state().head());
        }
        again |= news.more() && !logs;
      }
    }
  }

  private static void readOn(Town town, Person me, Client client, ChatId chat, Random random) {
    ReadLog.Outcome.Page page;
    do {
      long after = client.known().getOrDefault(chat, 0L);
      PageLimit limit = new PageLimit(1 + random.nextInt(200));
      page =
          (ReadLog.Outcome.Page)
              town.i9chat().chats().log().handle(new ReadLog.Command(me.id(), chat, after, limit));
      assertThat(page.entries()).isNotEmpty();
      client.take(chat, page.entries());
    } while (client.known().getOrDefault(chat, 0L) < page.head());
  }

  private static ChatId direct(Town town, Person me, Random random) {
    Person other = town.settle();
    ChatId chat = random.nextBoolean() ? town.direct(me, other) : town.direct(other, me);
    if (random.nextInt(10) > 0) {
      say(town, other, chat, random);
    }
    return chat;
  }

  /** A group that I have joined and left a few times. */
  private static ChatId group(Town town, Person me, Random random) {
    Person other = town.settle();
    ChatId chat = town.group(other, me);
    for (int stays = random.nextInt(4); stays > 0; stays--) {
      say(town, other, chat, random);
      town.append(me, chat, new Payload.Left());
      say(town, other, chat, random);
      town.append(me, chat, new Payload.Joined());
    }
    say(town, other, chat, random);
    return chat;
  }

  private static void say(Town town, Person author, ChatId chat, Random random) {
    town.clock().pass(Duration.ofMillis(random.nextInt(3)));
    int size = random.nextInt(8) == 0 ? 600 : 30;
    town.appendAll(author, chat, Texts.random(random, 1 + random.nextInt(size)));
  }

  private static List<Long> visible(Town town, Person me, ChatId chat) {
    Membership membership =
        town.ports().store().chats().view(chat, List.of(me.id())).orElseThrow().of(me.id());
    return town.wholeLog(chat).stream().map(Entry::seq).filter(membership::sees).toList();
  }
}
