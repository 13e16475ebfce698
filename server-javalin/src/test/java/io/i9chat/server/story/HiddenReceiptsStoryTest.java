package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was received and read while it was hidden, after it is hidden no more. */
class HiddenReceiptsStoryTest extends Story {
  private static void showReads(Actor who, boolean shown) {
    who.ask("me.update", Map.of("privacy", Map.of("readReceipts", shown)));
  }

  private static void read(Actor who, String chat, long seq) {
    who.ask("receipts.mark", Map.of("chatId", chat, "read", seq));
  }

  private static String status(Actor author, String chat, long seq) {
    return author.item(chat, seq).get("status").asString();
  }

  @Test
  @Rule({"PRIVACY-3", "RECEIPT-6"})
  void whatWasReadWithoutReadReceiptsIsNotToldWhenTheyAreTurnedOnAgain() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    long first = ada.say(chat, "first");
    read(bob, chat, first);
    assertThat(status(ada, chat, first)).isEqualTo("read");

    showReads(bob, false);
    assertThat(status(ada, chat, first)).as("what was told stays").isEqualTo("read");
    assertThat(ada.chat(chat).get("peer").get("read").asLong()).isEqualTo(first);
    long second = ada.say(chat, "second");
    read(bob, chat, second);
    long reply = bob.say(chat, "a reply moves one's own read, too");
    assertThat(bob.chat(chat).get("read").asLong()).isEqualTo(reply);
    assertThat(status(ada, chat, second)).isEqualTo("delivered");

    showReads(bob, true);
    read(bob, chat, second);
    assertThat(status(ada, chat, second)).isEqualTo("delivered");
    assertThat(ada.chat(chat).get("peer").get("read").asLong()).isEqualTo(first);
    JsonNode receipts = ada.ask("messages.receipts", at(chat, second));
    assertThat(receipts.get("readCount").asInt()).isZero();
    assertThat(receipts.get("members").get(0).get("read").asLong()).isEqualTo(first);

    long third = ada.say(chat, "third");
    read(bob, chat, third);
    ada.hears("receipt", data -> data.path("read").asLong() == third);
    assertThat(ada.told("receipt"))
        .filteredOn(told -> told.has("read"))
        .extracting(told -> told.get("read").asLong())
        .isSubsetOf(first, third);
    assertThat(status(ada, chat, third)).isEqualTo("read");
  }

  @Test
  @Rule({"PRIVACY-3", "RECEIPT-6"})
  void neitherIsWhatTheOtherReadMeanwhile() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    long first = bob.say(chat, "first");
    showReads(bob, false);
    read(ada, chat, first);
    showReads(bob, true);

    assertThat(status(bob, chat, first)).isEqualTo("delivered");
  }

  @Test
  @Rule({"BLOCK-3", "RECEIPT-6"})
  void whatWasReceivedAndReadUnderABlockIsNotToldAfterIt() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = direct(ada, bob);
    long first = ada.say(chat, "first");
    bob.ask("blocks.add", Map.of("username", ada.name()));
    read(bob, chat, first);
    bob.ask("blocks.remove", Map.of("username", ada.name()));
    read(bob, chat, first);

    assertThat(status(ada, chat, first)).isEqualTo("sent");
    assertThat(ada.chat(chat).get("peer").get("read").asLong()).isZero();
    JsonNode receipts = ada.ask("messages.receipts", at(chat, first));
    assertThat(receipts.get("deliveredCount").asInt()).isZero();
    assertThat(bob.chat(chat).get("read").asLong()).as("one's own").isEqualTo(first);

    long second = ada.say(chat, "second");
    read(bob, chat, second);
    ada.hears("receipt", data -> data.path("read").asLong() == second);
    assertThat(ada.told("receipt")).hasSize(1);
    assertThat(status(ada, chat, first)).isEqualTo("read");
  }
}
