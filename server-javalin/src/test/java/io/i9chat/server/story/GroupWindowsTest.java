package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What members see of the time they were in, and those who have gone of what came after. */
class GroupWindowsTest extends Story {
  private static Map<String, Object> text(String chat, long seq, String text) {
    return Map.of("chatId", chat, "seq", seq, "content", Map.of("type", "text", "text", text));
  }

  private static Map<String, Object> reaction(String chat, long seq) {
    return Map.of("chatId", chat, "seq", seq, "emoji", "👍");
  }

  @Test
  @Rule({"WINDOW-2", "WINDOW-5", "TARGET-1"})
  void aNewcomerSeesNothingOfWhatIsAboutEarlierMessages() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    String chat = group(ada, bob);
    long old = ada.say(chat, "before her time");
    ada.ask("groups.addMembers", Map.of("chatId", chat, "usernames", names(cleo)));

    long edit = ada.ask("messages.edit", text(chat, old, "changed")).get("seq").asLong();
    long like = bob.ask("messages.react", reaction(chat, old)).get("seq").asLong();
    long gone = ada.ask("messages.delete", at(chat, old)).get("seq").asLong();

    for (long seq : new long[] {edit, like, gone}) {
      JsonNode live = cleo.hears(chat, seq);
      assertThat(live.get("kind").asString()).isEqualTo("hidden");
      assertThat(live.properties()).hasSize(4);
      assertThat(cleo.log(chat)).contains(live);
      assertThat(bob.hears(chat, seq).get("kind").asString()).isNotEqualTo("hidden");
    }
    assertThat(cleo.refused("messages.react", reaction(chat, old))).isEqualTo("not_found");
    Map<String, Object> answer =
        Map.of(
            "chatId",
            chat,
            "clientId",
            "c",
            "content",
            Map.of("type", "text", "text", "to what?"),
            "replyTo",
            old);
    assertThat(cleo.refused("messages.send", answer)).isEqualTo("invalid_input");
  }

  @Test
  @Rule({"WINDOW-5"})
  void aReplyToWhatANewcomerCannotSeeIsItsSeqAlone() {
    Actor ada = somebody();
    Actor cleo = somebody();
    String chat = group(ada, somebody());
    long old = ada.say(chat, "before her time");
    ada.ask("groups.addMembers", Map.of("chatId", chat, "usernames", names(cleo)));
    long reply =
        ada.ask(
                "messages.send",
                Map.of(
                    "chatId",
                    chat,
                    "clientId",
                    "r",
                    "content",
                    Map.of("type", "text", "text", "as I said"),
                    "replyTo",
                    old))
            .get("seq")
            .asLong();

    JsonNode quote = cleo.item(chat, reply).get("replyTo");

    assertThat(quote.properties()).hasSize(1);
    assertThat(quote.get("seq").asLong()).isEqualTo(old);
  }

  @Test
  @Rule({"WINDOW-3", "WITHDRAW-2", "DELETE-1"})
  void toOneWhoHasGoneTheGroupStandsStillButWithdrawalsTakeEffect() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    String chat = group(ada, bob, cleo);
    long kept = ada.say(chat, "stays as it is");
    long edited = ada.say(chat, "to be edited");
    long deleted = ada.say(chat, "to be deleted");
    long own = bob.say(chat, "my own");
    long left = ada.ask("groups.removeMember", about(chat, bob)).get("seq").asLong();
    bob.hears(chat, left);

    cleo.ask("groups.leave", in(chat));
    ada.ask("groups.update", Map.of("chatId", chat, "name", "Renamed"));
    ada.ask("messages.react", reaction(chat, kept));
    ada.ask("messages.edit", text(chat, edited, "another text"));
    ada.ask("messages.delete", at(chat, deleted));
    long last = ada.say(chat, "without him");

    JsonNode frozen = bob.chat(chat);
    assertThat(frozen.get("head").asLong()).isEqualTo(left);
    assertThat(frozen.get("group").get("name").asString()).isEqualTo("Friends");
    assertThat(frozen.get("group").has("role")).isFalse();
    assertThat(bob.item(chat, kept).get("reactions")).isEmpty();
    assertThat(bob.item(chat, own).has("status")).isFalse();
    assertThat(bob.item(chat, edited).get("content").isNull()).isTrue();
    assertThat(bob.item(chat, edited).has("editedAt")).isFalse();
    assertThat(bob.item(chat, deleted).get("withdrawn").asBoolean()).isTrue();
    assertThat(bob.item(chat, deleted).has("deleted")).isFalse();
    assertThat(bob.refused("groups.members", in(chat))).isEqualTo("forbidden");
    assertThat(bob.refused("messages.receipts", at(chat, own))).isEqualTo("forbidden");
    assertThat(bob.refused("messages.react", reaction(chat, kept))).isEqualTo("forbidden");
    long withdrawn = bob.ask("messages.delete", at(chat, own)).get("seq").asLong();
    assertThat(ada.hears(chat, withdrawn).get("target").asLong()).isEqualTo(own);
    assertThat(withdrawn).isGreaterThan(last);
    assertThat(bob.chat(chat).get("head").asLong()).isEqualTo(left);
    assertThat(bob.heard(chat)).allMatch(entry -> entry.get("seq").asLong() <= left);
  }

  @Test
  @Rule({"WINDOW-3"})
  void theInfoOfAClosedGroupStandsStillToo() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = group(ada, bob, somebody());
    ada.ask("groups.update", Map.of("chatId", chat, "joinPolicy", "closed"));
    bob.ask("groups.leave", in(chat));
    ada.ask("groups.update", Map.of("chatId", chat, "name", "Renamed"));

    JsonNode info = bob.ask("groups.info", in(chat));

    assertThat(info.get("name").asString()).isEqualTo("Friends");
    assertThat(info.get("memberCount").asInt()).isEqualTo(2);
    assertThat(info.has("onlineCount")).isFalse();
    assertThat(info.has("role")).isFalse();
  }

  @Test
  @Rule({"RECEIPT-1", "RECEIPT-2", "RECEIPT-3"})
  void aMessageIsReadWhenAllWhoWereInAndAreHaveReadIt() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    String chat = group(ada, bob, cleo);
    long seq = ada.say(chat, "who has read this?");
    assertThat(bob.chat(chat).get("unread").asLong()).isEqualTo(1);
    assertThat(status(ada, chat, seq)).isEqualTo("sent");

    bob.ask("receipts.mark", Map.of("chatId", chat, "read", seq));
    JsonNode receipt = ada.hears("receipt", data -> data.get("read").asLong() == seq);
    assertThat(receipt.get("username").asString()).isEqualTo(bob.name());
    assertThat(receipt.get("chat").asString()).isEqualTo(chat);
    assertThat(status(ada, chat, seq)).isEqualTo("sent");
    cleo.ask("receipts.mark", Map.of("chatId", chat, "delivered", seq));
    assertThat(status(ada, chat, seq)).isEqualTo("delivered");

    JsonNode details = ada.read("/chats/" + chat + "/messages/" + seq + "/receipts");
    assertThat(details.get("total").asInt()).isEqualTo(2);
    assertThat(details.get("deliveredCount").asInt()).isEqualTo(2);
    assertThat(details.get("readCount").asInt()).isEqualTo(1);
    assertThat(details.get("members"))
        .extracting(member -> member.get("user").get("username").asString())
        .containsExactlyElementsOf(Stream.of(bob.name(), cleo.name()).sorted().toList());
    assertThat(bob.refused("messages.receipts", at(chat, seq))).isEqualTo("forbidden");
    cleo.ask("groups.leave", in(chat));
    assertThat(status(ada, chat, seq)).isEqualTo("read");
    assertThat(bob.chat(chat).get("unread").asLong()).isZero();
    bob.ask("receipts.mark", Map.of("chatId", chat, "read", 1));
    assertThat(bob.chat(chat).get("read").asLong()).isEqualTo(seq);
  }

  private static String status(Actor author, String chat, long seq) {
    return author.item(chat, seq).get("status").asString();
  }

  @Test
  @Rule({"TYPING-1", "LARGE-1"})
  void typingIsToldInGroupsUpTo100Members() {
    Actor ada = somebody();
    Actor bob = somebody();
    String small = group(ada, bob);
    String large = ada.ask("groups.create", groupOf("Large", bob)).get("id").asString();
    List<String> crowd = server.enrol(99).stream().map(person -> person.username()).toList();
    ada.ask("groups.addMembers", Map.of("chatId", large, "usernames", crowd));

    assertThat(bob.ask("typing.signal", in(large))).isEmpty();
    bob.ask("typing.signal", in(small));
    bob.ask("typing.signal", in(small));

    ada.hears("typing", data -> data.get("chat").asString().equals(small));
    long seq = ada.say(large, "nobody types here");
    bob.ask("receipts.mark", Map.of("chatId", large, "read", seq));
    ada.hears(small, bob.say(small, "done"));
    assertThat(ada.told("typing")).hasSize(1);
    assertThat(ada.told("receipt")).isEmpty();
    assertThat(ada.item(large, seq).has("status")).isFalse();
    JsonNode details = ada.read("/chats/" + large + "/messages/" + seq + "/receipts?limit=10");
    assertThat(details.get("total").asInt()).isEqualTo(100);
    assertThat(details.get("readCount").asInt()).isEqualTo(1);
    assertThat(details.get("hasMore").asBoolean()).isTrue();
  }
}
