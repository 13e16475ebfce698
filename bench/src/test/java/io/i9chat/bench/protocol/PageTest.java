package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PageTest {
  private final Page page = new Page();
  private final List<String> items = new ArrayList<>();

  @Test
  void readsAPageOfHistory() {
    read(
        """
        {"re":"7","result":{"items":[
          {"seq":3,"at":"2026-01-01T00:00:00.000Z","author":"ada","kind":"message",
           "content":{"type":"text","text":"one \\"two\\""},
           "replyTo":{"seq":1,"author":"bob"},"reactions":[{"emoji":"x","usernames":["bob"]}]},
          {"seq":5,"author":null,"kind":"message","content":null,"withdrawn":true}],
         "hasMore":true,"head":9}}
        """);

    assertThat(items).containsExactly("3 ada message one \"two\"", "5  message ");
    assertThat(page.re().toString()).isEqualTo("7");
    assertThat(page.head()).isEqualTo(9);
    assertThat(page.hasMore()).isTrue();
    assertThat(page.chats()).isZero();
  }

  @Test
  void readsWhatASyncBrings() {
    read(
        """
        {"re":"0","result":{"chats":[{"chat":{"id":"c","head":4,"unread":1,
          "lastItem":{"seq":4,"head":77}},
         "entries":[{"chat":"c","seq":4,"author":"ada","kind":"message","clientId":"x",
          "content":{"type":"text","text":"hi"}}],"more":false}],"unchanged":0,"hasMore":false}}
        """);

    assertThat(items).containsExactly("4 ada message hi");
    assertThat(page.chats()).isEqualTo(1);
    assertThat(page.head()).isEqualTo(4);
    assertThat(page.hasMore()).isFalse();
  }

  @Test
  void moreOfOneChatCountsAsMore() {
    read(
        """
        {"re":"0","result":{"chats":[{"chat":{"head":4},"entries":[],"more":true}],\
        "hasMore":false}}
        """);

    assertThat(page.hasMore()).isTrue();
  }

  @Test
  void countsListedChatsAndForgetsThemOnTheNextRead() {
    read("{\"re\":\"1\",\"result\":{\"chats\":[{\"head\":4},{\"head\":6}],\"hasMore\":true}}");
    assertThat(page.chats()).isEqualTo(2);

    read("{\"re\":\"2\",\"result\":{}}");
    assertThat(page.chats()).isZero();
    assertThat(page.head()).isEqualTo(-1);
    assertThat(page.hasMore()).isFalse();
  }

  @Test
  void readsTheSameHoweverItIsWrittenAndWhateverStandsBesideIt() {
    RandomJson json = new RandomJson(new Random(7));
    for (int i = 0; i < 500; i++) {
      String text = json.text();
      ObjectNode frame = JsonNodeFactory.instance.objectNode();
      frame.put("re", text);
      ObjectNode result = frame.putObject("result");
      json.addNoise(result, 0);
      result.put("head", 2L * i);
      ObjectNode item = result.putArray("items").addObject();
      json.addNoise(item, 0);
      item.put("seq", i).put("author", text).putObject("content").put("text", text);

      read(json.written(json.shuffled(frame)));

      assertThat(items).containsExactly(i + " " + text + "  " + text);
      assertThat(page.head()).isEqualTo(2L * i);
      assertThat(page.re().toString()).isEqualTo(text);
    }
  }

  @Test
  void aFrameThatIsCutIsMalformed() {
    String frame = "{\"re\":\"1\",\"result\":{\"items\":[{\"seq\":1},{\"seq\":2}],\"head\":2}}";
    for (int length = 0; length < frame.length(); length++) {
      String cut = frame.substring(0, length);
      assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(Malformed.class);
    }
  }

  private void read(String frame) {
    items.clear();
    byte[] bytes = frame.getBytes(UTF_8);
    page.read(
        bytes,
        0,
        bytes.length,
        (seq, author, kind, text) -> items.add(seq + " " + author + " " + kind + " " + text));
  }
}
