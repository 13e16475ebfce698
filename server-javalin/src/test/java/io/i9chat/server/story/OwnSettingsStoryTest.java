package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.tck.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How people have their chats, on all of their devices, and how they find what was said. */
class OwnSettingsStoryTest extends Story {
  private static Map<String, Object> set(String chat, String field, @Nullable Object value) {
    Map<String, Object> change = new HashMap<>();
    change.put("chatId", chat);
    change.put(field, value);
    return change;
  }

  private static List<Long> seqs(JsonNode many) {
    return many.valueStream().map(one -> one.get("seq").asLong()).toList();
  }

  private static List<String> found(Actor who, Map<String, Object> query) {
    return who.ask("messages.search", query)
        .get("hits")
        .valueStream()
        .map(hit -> hit.get("item").get("content").get("text").asString())
        .toList();
  }

  @Test
  @Rule("SETTINGS-1")
  void aChatIsMutedPinnedAndArchivedOnEveryDeviceAndForOneselfAlone() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    Actor phone = device(ada.person());
    Map<String, Object> all = new HashMap<>();
    all.put("chatId", chat);
    all.put("mutedUntil", "2036-01-31T12:00:00.000Z");
    all.put("archived", true);
    all.put("pinned", true);

    JsonNode after = ada.ask("chats.settings", all);

    assertThat(after.get("mutedUntil").asString()).isEqualTo("2036-01-31T12:00:00.000Z");
    JsonNode told = phone.hears("chat", data -> data.get("pinned").asBoolean());
    assertThat(told).isEqualTo(after);
    assertThat(bob.chat(chat).get("archived").asBoolean()).isFalse();
    ada.ask("chats.settings", set(chat, "mutedUntil", null));
    ada.ask("chats.settings", set(chat, "archived", null));
    JsonNode back = phone.hears("chat", data -> !data.get("archived").asBoolean());
    assertThat(back.has("mutedUntil")).isFalse();
    assertThat(back.get("pinned").asBoolean()).isTrue();
    assertThat(bob.told("chat")).allMatch(data -> !data.get("pinned").asBoolean());
  }

  @Test
  @Rule({"SETTINGS-1", "SETTINGS-2"})
  void whatIsClearedIsGoneForOneselfAndCanComeBack() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    long second = ada.say(chat, "rhubarb pie");
    bob.hears(chat, second);

    JsonNode cleared = bob.ask("chats.settings", set(chat, "clearedUpTo", second));

    assertThat(cleared.get("clearedUpTo").asLong()).isEqualTo(second);
    assertThat(cleared.get("unread").asLong()).isZero();
    assertThat(cleared.has("lastItem")).isFalse();
    assertThat(cleared.get("head").asLong()).isEqualTo(second);
    assertThat(bob.read("/chats/" + chat + "/history").get("items")).isEmpty();
    assertThat(bob.log(chat)).isEmpty();
    assertThat(found(bob, Map.of("q", "rhubarb"))).isEmpty();
    assertThat(found(ada, Map.of("q", "rhubarb"))).hasSize(1);
    long third = ada.say(chat, "rhubarb jam");
    bob.hears(chat, third);
    assertThat(bob.chat(chat).get("unread").asLong()).isEqualTo(1);
    JsonNode synced = bob.ask("chats.sync", Map.of("known", Map.of(chat, 0)));
    assertThat(seqs(synced.get("chats").get(0).get("entries"))).containsExactly(third);
    assertThat(found(bob, Map.of("q", "rhubarb"))).containsExactly("rhubarb jam");
    bob.ask("chats.settings", set(chat, "clearedUpTo", 1));
    assertThat(seqs(bob.read("/chats/" + chat + "/history").get("items")))
        .containsExactly(second, third);
    bob.ask("chats.settings", set(chat, "clearedUpTo", null));
    assertThat(found(bob, Map.of("q", "rhubarb"))).containsExactly("rhubarb jam", "rhubarb pie");
    assertThat(bob.refused("chats.settings", set(chat, "clearedUpTo", 99)))
        .isEqualTo("invalid_input");
  }

  @Test
  @Rule({"SEARCH-A", "SEARCH-B"})
  void whatWasSaidIsFoundInAllOfOnesOwnChatsAndInNoOther() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    String direct = direct(ada, bob);
    String group = group(ada, bob, cleo);
    ada.say(direct, "Crème brûlée tonight");
    ada.say(group, "brulee for everybody");
    long japanese = ada.say(group, "東京都で会いましょう");

    assertThat(found(bob, Map.of("q", "BRULEE")))
        .containsExactly("brulee for everybody", "Crème brûlée tonight");
    assertThat(found(bob, Map.of("q", "brû ton"))).containsExactly("Crème brûlée tonight");
    assertThat(found(bob, Map.of("q", "brulee", "chat", group)))
        .containsExactly("brulee for everybody");
    assertThat(found(cleo, Map.of("q", "brulee"))).containsExactly("brulee for everybody");
    assertThat(found(cleo, Map.of("q", "京都"))).hasSize(1);
    assertThat(found(cleo, Map.of("q", "rulee"))).isEmpty();
    assertThat(cleo.refused("messages.search", Map.of("q", "brulee", "chat", direct)))
        .isEqualTo("not_found");
    assertThat(found(somebody(), Map.of("q", "brulee"))).isEmpty();
    ada.ask("groups.removeMember", about(group, cleo));
    ada.say(group, "brulee without her");
    assertThat(found(cleo, Map.of("q", "brulee"))).containsExactly("brulee for everybody");
    ada.ask("messages.delete", at(group, japanese));
    assertThat(found(cleo, Map.of("q", "京都"))).isEmpty();
    assertThat(cleo.refused("messages.search", Map.of("q", "!!"))).isEqualTo("invalid_input");
    assertThat(found(cleo, Map.of("q", "brulee ".repeat(16) + "absent")))
        .as("the seventeenth word does not count")
        .containsExactly("brulee for everybody");
  }

  @Test
  @Rule("SEARCH-A")
  void findingGoesOnPageByPage() {
    Actor ada = somebody();
    String chat = direct(ada, somebody());
    for (int i = 0; i < 5; i++) {
      ada.say(chat, "pumpkin " + i);
    }
    JsonNode page = ada.ask("messages.search", Map.of("q", "pumpkin", "limit", 2));
    int hits = page.get("hits").size();
    assertThat(page.get("hasMore").asBoolean()).isEqualTo(hits < 5);
    while (page.get("hasMore").asBoolean()) {
      String before =
          page.get("hits").get(page.get("hits").size() - 1).get("item").get("at").asString();
      Answer next = ada.api().get("/search?q=pumpkin&limit=2&before=" + before);
      page = next.json();
      hits += page.get("hits").size();
    }
    assertThat(hits).isEqualTo(5);
  }
}
