package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people may keep others from: by a block, and by what they set of their privacy. */
class BlocksAndPrivacyStoryTest extends Story {
  private static void privacy(Actor who, String setting, Object value) {
    who.ask("me.update", Map.of("privacy", Map.of(setting, value)));
  }

  private static JsonNode presence(Actor watcher, Actor whom) {
    return watcher.ask("users.get", Map.of("username", whom.name())).get("presence");
  }

  private static JsonNode watch(Actor watcher, Actor whom) {
    return watcher.ask("presence.watch", Map.of("usernames", names(whom))).get("presence").get(0);
  }

  private static Map<String, Object> edit(String chat, long seq) {
    return Map.of("chatId", chat, "seq", seq, "content", Map.of("type", "text", "text", "changed"));
  }

  @Test
  @Rule({"BLOCK-1", "BLOCK-2"})
  void ofTwoWhoAreBlockedNeitherCanWriteButBothCanReadAndDelete() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    long own = bob.say(chat, "from Bob");
    ada.hears(chat, own);

    ada.ask("blocks.add", Map.of("username", bob.name()));

    assertThat(ada.ask("blocks.list", Map.of()).get("usernames").get(0).asString())
        .isEqualTo(bob.name());
    for (Actor one : List.of(ada, bob)) {
      assertThat(one.refused("messages.send", Actor.text(chat, "no"))).isEqualTo("blocked");
      Map<String, Object> reaction = Map.of("chatId", chat, "seq", own, "emoji", "👍");
      assertThat(one.refused("messages.react", reaction)).isEqualTo("blocked");
      assertThat(one.read("/chats/" + chat + "/history").get("items")).hasSize(2);
    }
    assertThat(bob.refused("messages.edit", edit(chat, own))).isEqualTo("blocked");
    assertThat(bob.refused("messages.receipts", at(chat, own))).isEqualTo("blocked");
    JsonNode opened = bob.ask("chats.openDirect", Map.of("username", ada.name()));
    assertThat(opened.get("id").asString()).isEqualTo(chat);
    assertThat(opened.has("peer")).isFalse();
    assertThat(bob.item(chat, own).has("status")).isFalse();
    long deleted = bob.ask("messages.delete", at(chat, own)).get("seq").asLong();
    ada.hears(chat, deleted);
    ada.ask("blocks.remove", Map.of("username", bob.name()));
    ada.hears(chat, bob.say(chat, "friends again"));
    assertThat(bob.chat(chat).has("peer")).isTrue();
  }

  @Test
  @Rule({"BLOCK-2", "BLOCK-4", "PRIVACY-2"})
  void aBlockKeepsFromNewChatsAndGroupsAndChangesNothingInSharedOnes() {
    Actor ada = somebody();
    Actor bob = somebody();
    String shared = group(ada, bob);
    bob.ask("blocks.add", Map.of("username", ada.name()));

    assertThat(ada.refused("chats.openDirect", Map.of("username", bob.name())))
        .isEqualTo("forbidden");
    assertThat(bob.refused("chats.openDirect", Map.of("username", ada.name())))
        .isEqualTo("forbidden");
    JsonNode error = ada.error("groups.create", groupOf("Another", somebody(), bob));
    assertThat(error.get("code").asString()).isEqualTo("forbidden");
    assertThat(error.get("errors").get(0).get("field").asString()).isEqualTo("members[1]");
    long seq = ada.say(shared, "hello, all");
    assertThat(bob.hears(shared, seq).get("content").get("text").asString())
        .isEqualTo("hello, all");
    bob.ask("messages.react", Map.of("chatId", shared, "seq", seq, "emoji", "👍"));
    bob.ask("receipts.mark", Map.of("chatId", shared, "read", seq));
  }

  @Test
  @Rule({"BLOCK-3", "PRESENCE-B", "PRESENCE-C"})
  void aBlockHidesPresenceAndTypingAndReceiptsAtOnce() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    assertThat(watch(ada, bob).get("online").asBoolean()).isTrue();

    bob.ask("blocks.add", Map.of("username", ada.name()));

    JsonNode told = ada.hears("presence", data -> !data.get("online").asBoolean());
    assertThat(told.has("lastSeen")).isFalse();
    assertThat(presence(ada, bob).get("online").asBoolean()).isFalse();
    assertThat(presence(bob, ada).get("online").asBoolean()).isFalse();
    bob.ask("typing.signal", in(chat));
    bob.ask("receipts.mark", Map.of("chatId", chat, "read", 1));
    bob.ask("blocks.remove", Map.of("username", ada.name()));
    ada.hears("presence", data -> data.get("online").asBoolean());
    ada.hears(chat, bob.say(chat, "done"));
    assertThat(ada.told("typing")).isEmpty();
    assertThat(ada.told("receipt")).isEmpty();
  }

  @Test
  @Rule({"PRIVACY-1", "PRESENCE-B", "PRESENCE-C"})
  void presenceIsForWhomOneSays() {
    Actor ada = somebody();
    Actor bob = somebody();
    assertThat(watch(ada, bob).get("online").asBoolean()).isTrue();

    privacy(bob, "presence", "contacts");

    ada.hears("presence", data -> !data.get("online").asBoolean());
    String chat = direct(bob, ada);
    ada.hears("presence", data -> data.get("online").asBoolean());
    privacy(bob, "presence", "nobody");
    assertThat(presence(ada, bob).get("online").asBoolean()).isFalse();
    assertThat(presence(ada, bob).has("lastSeen")).isFalse();
    String group = group(ada, bob);
    assertThat(ada.read("/groups/" + group).get("onlineCount").asInt()).isEqualTo(1);
    assertThat(ada.chat(chat).get("with").has("presence")).isFalse();
  }

  @Test
  @Rule({"PRIVACY-1", "PRIVACY-2"})
  void whoMayWriteToOneAndAddOneIsForOneselfToSay() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    privacy(bob, "chats", "nobody");
    privacy(bob, "groups", "contacts");

    assertThat(ada.refused("chats.openDirect", Map.of("username", bob.name())))
        .isEqualTo("forbidden");
    assertThat(ada.refused("groups.create", groupOf("Try", bob))).isEqualTo("forbidden");
    String chat = direct(bob, ada);
    assertThat(ada.ask("chats.openDirect", Map.of("username", bob.name())).get("id").asString())
        .isEqualTo(chat);
    group(ada, bob);
    assertThat(cleo.refused("groups.create", groupOf("Try", bob))).isEqualTo("forbidden");
    privacy(bob, "groups", "nobody");
    assertThat(ada.refused("groups.create", groupOf("Try", bob))).isEqualTo("forbidden");
    String open = group(ada, cleo);
    assertThat(bob.ask("groups.join", in(open)).get("id").asString()).isEqualTo(open);
  }

  @Test
  @Rule("PRIVACY-3")
  void withoutReadReceiptsNeitherSeesWhatTheOtherHasRead() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    privacy(bob, "readReceipts", false);
    long seq = ada.say(chat, "have you read this?");

    bob.ask("receipts.mark", Map.of("chatId", chat, "read", seq));

    JsonNode receipt = ada.hears("receipt", data -> data.get("delivered").asLong() == seq);
    assertThat(receipt.has("read")).isFalse();
    assertThat(ada.chat(chat).get("peer").has("read")).isFalse();
    assertThat(ada.item(chat, seq).get("status").asString()).isEqualTo("delivered");
    JsonNode details = ada.ask("messages.receipts", at(chat, seq));
    assertThat(details.get("readCount").asInt()).isZero();
    assertThat(details.get("members").get(0).has("read")).isFalse();
    long own = bob.say(chat, "yes");
    ada.ask("receipts.mark", Map.of("chatId", chat, "read", own));
    assertThat(bob.item(chat, own).get("status").asString()).isEqualTo("delivered");
    assertThat(bob.chat(chat).get("read").asLong()).isEqualTo(own);
    Actor phone = device(bob.person());
    long last = ada.say(chat, "good");
    bob.ask("receipts.mark", Map.of("chatId", chat, "read", last));
    JsonNode ownReceipt = phone.hears("receipt", data -> data.get("delivered").asLong() == last);
    assertThat(ownReceipt.get("read").asLong()).isEqualTo(last);
  }

  @Test
  @Rule({"NEAR-1", "NEAR-2", "NEAR-3", "BLOCK-3"})
  void peopleAroundAreFoundByWhoeverSharesWhereTheyAre() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    Actor far = somebody();
    assertThat(ada.refused("users.nearby", Map.of("radius", 10_000))).isEqualTo("forbidden");
    ada.ask("me.setLocation", Map.of("lat", -21.2, "lon", 179.999));
    bob.ask("me.setLocation", Map.of("lat", -21.2, "lon", -179.98));
    cleo.ask("me.setLocation", Map.of("lat", -21.2, "lon", 179.95));
    far.ask("me.setLocation", Map.of("lat", 52.5, "lon", 13.4));

    JsonNode found = ada.ask("users.nearby", Map.of("radius", 10_000)).get("users");

    assertThat(found)
        .extracting(near -> near.get("user").get("username").asString())
        .containsExactly(bob.name(), cleo.name());
    assertThat(found)
        .allSatisfy(near -> {
          assertThat(near.get("distanceMeters").asLong() % 1_000).isZero();
          assertThat(near.toString()).doesNotContain("\"lat\"", "\"lon\"", "179.");
        });
    bob.ask("blocks.add", Map.of("username", ada.name()));
    cleo.ask("me.clearLocation", Map.of());
    assertThat(ada.ask("users.nearby", Map.of("radius", 10_000)).get("users")).isEmpty();
    assertThat(bob.ask("me.get", Map.of()).get("sharesLocation").asBoolean()).isTrue();
  }
}
