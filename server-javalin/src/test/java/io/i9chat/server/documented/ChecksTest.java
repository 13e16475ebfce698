package io.i9chat.server.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.document.KeptDocuments;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every test is checked by finds what it is to find. */
class ChecksTest {
  private static final String ID = "019c1a2c-0000-7000-8000-000000000001";
  private static final String ME =
      """
      {"username":"ada","displayName":"Ada","bio":"","privacy":{"presence":"everyone",\
      "chats":"everyone","groups":"everyone","readReceipts":true},"sharesLocation":false,\
      "createdAt":"2026-01-31T12:00:00.000Z","stored":0}\
      """;

  private final JsonNode openApi = KeptDocuments.read(KeptDocuments.OPEN_API);
  private final JsonNode asyncApi = KeptDocuments.read(KeptDocuments.ASYNC_API);

  private @Nullable String answered(String method, String path, int status, String body) {
    String type = status < 400 ? "application/json" : "application/problem+json";
    return new AnswerCheck(new Documented(openApi))
        .fault(method, "/api/v1" + path, status, body.isEmpty() ? "" : type, body);
  }

  private static String problem(ErrorCode code) {
    return new String(Json.bytes(Problem.of(code), "5f0c"), StandardCharsets.UTF_8);
  }

  private @Nullable String came(String sent, String frame) {
    FrameCheck check = new FrameCheck(new Documented(asyncApi));
    check.sent(sent);
    return check.fault(JsonMapper.shared().readTree(frame));
  }

  @Test
  void anAnswerAsDocumentedIsLetPass() {
    assertThat(answered("GET", "/me", 200, ME)).isNull();
    assertThat(answered("GET", "/chats/" + ID + "?x=1", 404, problem(ErrorCode.NOT_FOUND)))
        .isNull();
    assertThat(answered("DELETE", "/me/location", 204, "")).isNull();
    assertThat(answered("GET", "/nowhere", 404, problem(ErrorCode.NOT_FOUND))).isNull();
    assertThat(answered("POST", "/users/bob", 405, problem(ErrorCode.NOT_FOUND))).isNull();
  }

  @Test
  void aMissingFieldIsFound() {
    assertThat(answered("GET", "/me", 200, ME.replace(",\"stored\":0", ""))).contains("stored");
  }

  @Test
  void aFieldThatIsNotDocumentedIsFound() {
    assertThat(answered("GET", "/me", 200, ME.replace("\"bio\"", "\"age\":7,\"bio\"")))
        .contains("age");
    assertThat(answered("GET", "/me", 200, ME.replace("\"chats\"", "\"age\":7,\"chats\"")))
        .contains("age");
  }

  @Test
  void aValueBeyondItsBoundsIsFound() {
    assertThat(answered("GET", "/me", 200, ME.replace("\"ada\"", "\"a\""))).contains("username");
    assertThat(answered("GET", "/me", 200, ME.replace("everyone", "somebody"))).contains("privacy");
    assertThat(answered("GET", "/me", 200, ME.replace("12:00:00.000Z", "noon")))
        .contains("createdAt");
  }

  @Test
  void aBoundThatIsWrongInTheDocumentIsFound() {
    ((ObjectNode) openApi.at("/components/schemas/Username")).put("maxLength", 2);
    assertThat(answered("GET", "/me", 200, ME)).contains("username");
  }

  @Test
  void aCodeThatIsNotDocumentedIsFound() {
    assertThat(answered("GET", "/me", 404, problem(ErrorCode.NOT_FOUND))).contains("me.get");
    assertThat(answered("GET", "/me", 403, problem(ErrorCode.NOT_FOUND))).contains("me.get");
    assertThat(answered("GET", "/me", 401, problem(ErrorCode.UNAUTHENTICATED))).isNull();
  }

  @Test
  void aStatusThatIsNotDocumentedIsFound() {
    assertThat(answered("GET", "/me", 201, ME)).contains("status");
    assertThat(answered("GET", "/nowhere", 200, ME)).contains("operation");
  }

  @Test
  void aBodyOfAnotherKindIsFound() {
    assertThat(answered("GET", "/me", 200, "")).contains("body");
    assertThat(answered("DELETE", "/me/location", 204, "{}")).contains("body");
    assertThat(answered("GET", "/me", 401, "{\"code\":\"unauthenticated\"}")).contains("title");
  }

  @Test
  void aFrameAsDocumentedIsLetPass() {
    String ping = "{\"id\":\"1\",\"op\":\"ping\"}";
    assertThat(came(ping, "{\"re\":\"1\",\"result\":{}}")).isNull();
    assertThat(came(ping, "{\"event\":\"resync\",\"data\":{}}")).isNull();
    assertThat(came("no frame", "{\"event\":\"resync\",\"data\":{}}")).isNull();
  }

  @Test
  void aFrameOfAnotherKindIsFound() {
    String ping = "{\"id\":\"1\",\"op\":\"ping\"}";
    assertThat(came(ping, "{\"re\":\"1\",\"result\":{\"age\":7}}")).contains("age");
    assertThat(came(ping, "{\"re\":\"2\",\"result\":{}}")).contains("no operation");
    assertThat(came(ping, "{\"event\":\"reboot\",\"data\":{}}")).contains("no message");
    assertThat(came(ping, "{\"event\":\"typing\",\"data\":{\"chat\":\"" + ID + "\"}}"))
        .contains("username");
    assertThat(came(ping, "{\"re\":\"1\",\"error\":" + problem(ErrorCode.BLOCKED) + "}"))
        .contains("ping");
  }

  @Test
  void aCloseCodeThatIsNotDocumentedIsFound() {
    FrameCheck check = new FrameCheck(new Documented(asyncApi));
    assertThat(check.fault(4005, "session ended")).isNull();
    assertThat(check.fault(1000, "")).isNull();
    assertThat(check.fault(4005, "another reason")).contains("4005");
    assertThat(check.fault(4099, "session ended")).contains("4099");
  }
}
