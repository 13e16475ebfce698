package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What bad frames cost: a call, or the connection, and never more. */
class BadFramesTest extends WithServer {
  @SuppressWarnings("NullAway.Init") // set before each test
  private Person ada;

  @SuppressWarnings("NullAway.Init") // set before each test
  private SocketClient client;

  @BeforeEach
  void connectAda() {
    ada = server.enrol();
    client = connect(ada);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "",
        "[]",
        "17",
        "{\"id\":\"1\",\"op\":\"ping\",\"args\":{}",
        "{\"id\":\"1\",\"op\":\"ping\",\"args\":{]}",
        "{\"id\":\"1\",\"op\":\"ping\",\"args\":{}} x",
        "{\"op\":\"ping\",\"args\":{}}",
        "{\"id\":1,\"op\":\"ping\",\"args\":{}}",
        "{\"id\":\"\",\"op\":\"ping\",\"args\":{}}",
        "{\"id\":\"12345678901234567890123456789012345678901234567890123456789012345\",\"op\":\"ping\"}"
      })
  void whatIsNoCallCloses4001(String frame) {
    client.send(frame);
    assertThat(client.closeCode()).isEqualTo(4001);
  }

  @Test
  void binaryFramesClose4001() {
    client.sendBinary(new byte[] {1, 2, 3});
    assertThat(client.closeCode()).isEqualTo(4001);
  }

  @Test
  void moreThan64KiBCloses4002HoweverItIsCut() {
    client.send("{\"id\":\"1\",\"op\":\"ping\",\"args\":{\"x\":\"" + "x".repeat(70_000) + "\"}}");
    assertThat(client.closeCode()).isEqualTo(4002);
  }

  @Test
  void fromJustBelow64KiBACallIsAnswered() {
    String frame = "{\"id\":\"1\",\"op\":\"ping\",\"args\":{\"x\":\"" + "x".repeat(65_400) + "\"}}";
    JsonNode answer = SocketClient.await(client.start("1", frame));
    assertThat(answer.get("error").get("code").asString()).isEqualTo("invalid_input");
    stillWorks();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"9","op":"nothing.such","args":{}}             | op
          {"id":"9","op":"me.export","args":{}}                | op
          {"args":{},"op":"nothing.such","id":"9"}             | op
          {"id":"9","args":{}}                                 | op
          {"id":"9","op":"ping","args":{},"more":1}            | more
          {"id":"9","op":"ping","args":[]}                     | args
          {"id":"9","op":"ping","args":{"x":1}}                | x
          {"args":{"x":1},"id":"9","op":"ping"}                | x
          {"id":"9","op":"chats.get","args":{"chatId":7}}      | chatId
          {"id":"9","op":"chats.get","args":{"chatId":"7"}}    | chatId
          {"id":"9","op":"chats.get"}                          | chatId
          {"id":"9","op":"users.get","args":{"username":"x"}}  | username
          {"id":"9","op":"chats.list","args":{"limit":0}}      | limit
          {"id":"9","op":"chats.list","args":{"limit":201}}    | limit
          {"id":"9","op":"chats.list","args":{"limit":"5"}}    | limit
          {"id":"9","op":"chats.list","args":{"before":"now"}} | before
          """)
  void aBadCallIsAnsweredWithTheFieldAndTheConnectionStays(String frame, String field) {
    JsonNode error = SocketClient.await(client.start("9", frame)).get("error");

    assertThat(error.get("code").asString()).isEqualTo("invalid_input");
    assertThat(error.get("status").asInt()).isEqualTo(400);
    assertThat(error.get("retryable").asBoolean()).isFalse();
    assertThat(error.get("errors").get(0).get("field").asString()).isEqualTo(field);
    assertThat(error.get("requestId").asString()).isNotEmpty();
    stillWorks();
  }

  @Test
  void tooDeepIsAnswered() {
    String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
    JsonNode answer =
        SocketClient.await(
            client.start("9", "{\"id\":\"9\",\"op\":\"ping\",\"args\":" + deep + "}"));
    assertThat(answer.get("error").get("code").asString()).isEqualTo("invalid_input");
    stillWorks();
  }

  @Test
  @Rule({"CONTENT-1", "TEXT-1"})
  void textsAreOneTo4000Characters() {
    String chat = chat(ada, server.enrol());
    assertThat(refusal(chat, "x".repeat(4_001))).isEqualTo("content.text");
    assertThat(refusal(chat, "   ")).isEqualTo("content.text");
    assertThat(refusal(chat, "a\u0007b")).isEqualTo("content.text");
    String astral = "\uD83D\uDE00".repeat(4_000);
    JsonNode entry = client.call("messages.send", text(chat, astral));
    assertThat(entry.get("content").get("text").asString()).isEqualTo(astral);
  }

  private String refusal(String chat, String text) {
    JsonNode error = client.refused("messages.send", text(chat, text));
    assertThat(error.get("code").asString()).isEqualTo("invalid_input");
    return error.get("errors").get(0).get("field").asString();
  }

  @Test
  void anIdInUseCloses4001() {
    String chat = chat(ada, server.enrol());
    String frame =
        SocketClient.JSON.writeValueAsString(
            Map.of("id", "same", "op", "messages.send", "args", text(chat, "x")));
    for (int i = 0; i < 200 && client.offer(frame); i++) {
      // until the second use of the id is noticed
    }
    assertThat(client.closeCode()).isEqualTo(4001);
  }

  private void stillWorks() {
    assertThat(client.call("ping", Map.of())).isEmpty();
    assertThat(client.isOpen()).isTrue();
  }
}
