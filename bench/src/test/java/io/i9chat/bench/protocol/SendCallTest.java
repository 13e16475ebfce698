package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SendCallTest {
  private final SendCall call = new SendCall("chat-id", "run-", "Hello, you.");

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 123_456, 999_999_999})
  void writesTheCallOfTheProtocolWithThisNumber(int number) {
    call.write(888_888);
    String json = new String(call.bytes(), 0, call.write(number), UTF_8);

    JsonNode expected =
        new JsonMapper()
            .readTree(
                """
                {"id":"%d","op":"messages.send","args":{"chatId":"chat-id","clientId":"run-%d",
                "content":{"type":"text","text":"Hello, you."}}}
                """
                    .formatted(number, number));
    assertThat(new JsonMapper().readTree(json)).isEqualTo(expected);
  }

  @Test
  void refusesNumbersAndTextsThatItCannotWrite() {
    assertThatThrownBy(() -> call.write(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> call.write(1_000_000_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SendCall("c", "r", "a \"quote\""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SendCall("c", "r", "ü"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
