package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.operation.people.PeopleInputs;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.FieldError;
import io.i9chat.server.wire.json.InputType;
import io.i9chat.server.wire.json.Json;
import io.i9chat.tck.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer says what is wrong with it, in the one shape of errors. */
class BadInputTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static Api ada;

  @SuppressWarnings("NullAway.Init")
  private static String chat;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.api(server.signUp());
    chat = ada.send("PUT", "/chats/direct/" + server.signUp().username()).text("id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void invalid(Answer answer, String error) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_input");
    assertThat(answer.firstError()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                     | email is required
          {"email":null}                         | email is required
          {"email":7}                            | email must be a string
          {"email":true}                         | email must be a string
          {"email":["a@example.org"]}            | email must be a string
          {"email":{}}                           | email must be a string
          {"email":"nobody"}                     | email must be an e-mail address
          {"email":""}                           | email must be an e-mail address
          {"email":"a@example.org","cc":"b"}     | cc is not a known field
          """)
  void eachFieldIsChecked(String body, String error) {
    invalid(server.api().postText("/signup", body), error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"email"                                         | is not JSON
          hello                                            | is not JSON
          {"email":"a@example.org"} {}                     | is more than one JSON value
          {'email':'a@example.org'}                        | is not JSON
          [1]                                              | must be an object
          "text"                                           | must be an object
          null                                             | must be an object
          """)
  void whatIsNoJsonObjectIsRefused(String body, String detail) {
    Answer answer = server.api().postText("/signup", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_input");
    assertThat(answer.text("detail")).startsWith(detail);
  }

  @Test
  void aFieldThatComesTwiceIsRefused() {
    Answer answer =
        server.api().postText("/signup", "{\"email\":\"a@b.org\",\"email\":\"c@d.org\"}");

    assertThat(answer.code()).isEqualTo("invalid_input");
    assertThat(answer.text("detail")).contains("twice");
  }

  @Test
  void whatIsTooDeepOrHasNumbersTooLongIsRefused() {
    String deep = "{\"email\":" + "[".repeat(40) + "]".repeat(40) + "}";
    String number = "{\"known\":{\"" + chat + "\":" + "1".repeat(1000) + "}}";

    for (Answer answer :
        new Answer[] {server.api().postText("/signup", deep), ada.postText("/sync", number)}) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("invalid_input");
      assertThat(answer.text("detail")).contains("too");
    }
  }

  @Test
  void theErrorHasTheOneShape() {
    Answer answer = server.api().postText("/signup", "{}");

    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.text("type")).endsWith("invalid_input");
    assertThat(answer.text("title")).isNotBlank();
    assertThat(answer.at("status").intValue()).isEqualTo(400);
    assertThat(answer.at("retryable").booleanValue()).isFalse();
    assertThat(answer.at("retryAfterMs").isMissingNode()).isTrue();
    assertThat(answer.text("requestId")).isEqualTo(answer.header("X-Request-Id").orElseThrow());
  }

  private static Answer send(Object content) {
    return ada.post("/chats/" + chat + "/messages", Map.of("clientId", "c1", "content", content));
  }

  @Test
  @Rule({"TEXT-1", "CONTENT-1"})
  void contentIsChecked() {
    invalid(send("hello"), "content must be an object");
    invalid(send(Map.of("text", "hello")), "content.type is required");
    invalid(send(Map.of("type", "text")), "content.text is required");
    invalid(
        send(Map.of("type", "smoke", "text", "hello")),
        "content.type must be text, voice, audio, photos, videos or file");
    invalid(send(Map.of("type", "text", "text", 7)), "content.text must be a string");
    invalid(send(Map.of("type", "text", "text", " ")), "content.text must not be blank");
    invalid(
        send(Map.of("type", "text", "text", "x".repeat(4001))),
        "content.text must have 1 to 4000 characters");
    invalid(
        send(Map.of("type", "text", "text", "a\u0000b")),
        "content.text must not hold control characters");
    invalid(
        send(Map.of("type", "text", "text", "hello", "bold", true)),
        "content.bold is not a known field");
    assertThat(send(Map.of("type", "text", "text", "x".repeat(4000))).status()).isEqualTo(201);
  }

  @Test
  @Rule("FIELD-1")
  void valuesAreCheckedWhereverTheyStand() {
    invalid(ada.get("/chats/no-uuid"), "chatId must be a UUID");
    invalid(ada.get("/chats?limit=0"), "limit must be 1 to 200");
    invalid(ada.get("/chats?limit=201"), "limit must be 1 to 200");
    invalid(ada.get("/chats?limit=many"), "limit must be a whole number");
    invalid(ada.get("/chats?limit=99999999999"), "limit is out of range");
    invalid(ada.get("/chats?limit=1&limit=2"), "limit must come once");
    invalid(ada.get("/chats?colour=red"), "colour is not a known parameter");
    invalid(
        ada.get("/chats?before=yesterday"),
        "before must be a time such as 2026-01-31T12:00:00.000Z");
    invalid(ada.get("/chats/" + chat + "/log?after=-1"), "after must not be negative");
    invalid(ada.get("/chats/" + chat + "?chatId=" + chat), "chatId is not a known parameter");
    invalid(ada.post("/sync", Map.of("known", Map.of("x", 1))), "known must be a UUID");
    invalid(ada.post("/sync", Map.of("known", Map.of(chat, "1"))), known("a whole number"));
    invalid(ada.post("/sync", Map.of("known", Map.of(chat, 1.5))), known("a whole number"));
    invalid(ada.post("/sync", Map.of("known", 1)), "known must be an object");
    invalid(
        ada.send("PUT", "/chats/" + chat + "/receipts", Map.of("read", 1_000_000)),
        "read must not be above the chat's head");
    invalid(
        ada.post(
            "/chats/" + chat + "/messages",
            Map.of("clientId", "x".repeat(65), "content", Map.of("type", "text", "text", "a"))),
        "clientId must have 1 to 64 characters");
    invalid(ada.send("DELETE", "/sessions/mine"), "id must be a UUID");
    invalid(ada.send("PATCH", "/me", Map.of("bio", "x".repeat(151))), bioTooLong());
  }

  @Test
  void reasonsSayWhatFieldsOfEveryKindMustBe() {
    String media = "019c1a2e-0000-7000-8000-000000000001";
    String settings = "/chats/" + chat + "/settings";
    invalid(ada.send("PUT", "/me/location", Map.of("lat", "52", "lon", 1)), "lat must be a number");
    invalid(ada.send("PUT", "/me/location", Map.of("lat", 91, "lon", 1)), "lat must be -90 to 90");
    invalid(ada.send("PATCH", settings, Map.of("mutedUntil", 5)), "mutedUntil must be a string");
    invalid(
        server.api().post("/sessions", Map.of("login", 5, "password", "x")),
        "login must be a string");
    invalid(
        send(Map.of("type", "voice", "media", media, "durationMs", 0)),
        "content.durationMs must be 1 to 86400000");
    invalid(send(Map.of("type", "photos", "items", List.of())), "content.items must be 1 to 10");
    invalid(
        ada.post("/media", Map.of("kind", "photo", "mime", "image/png", "size", 0)),
        "size must be at least 1");
    invalid(groupWithoutName(), "name must not be null");
    Map<String, Object> leaving = Map.of("password", "x", "messages", 5);
    invalid(ada.post("/me/delete", leaving), "messages must be a string");
    invalid(
        ada.post("/me/delete", Map.of("password", "x", "messages", "burn")),
        "messages must be one of keep, erase");
  }

  private static Answer groupWithoutName() {
    Map<String, Object> clear = new HashMap<>();
    clear.put("name", null);
    return ada.send("PATCH", "/groups/" + chat, clear);
  }

  private static String known(String kind) {
    return "known." + chat + " must be " + kind;
  }

  private static String bioTooLong() {
    return "bio must have 0 to 150 characters";
  }

  @Test
  void atMostOneCursorIsTaken() {
    Answer answer = ada.get("/chats/" + chat + "/history?before=5&after=1");

    assertThat(answer.code()).isEqualTo("invalid_input");
  }

  @Test
  @Rule({"FIND-1", "NAME-1"})
  void moreThan200NamesAreTooMany() {
    String names = "abc,".repeat(201);

    assertThat(ada.get("/users?usernames=" + names).firstError())
        .isEqualTo("usernames must have at most 200 usernames");
    invalid(
        ada.get("/users?usernames=ada,b"),
        "usernames[1] must have 3 to 30 letters, digits, _ or -, the first and last a letter or"
            + " digit");
  }

  @Test
  void nullsInArraysAndObjectsAreNamed() {
    invalid(
        ada.postText("/sync", "{\"known\":{\"" + chat + "\":null}}"),
        "known." + chat + " must not be null");
    InputType<PeopleInputs.ManyUsers> input = new InputType<>(PeopleInputs.ManyUsers.class);
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> input.read(Json.shared().readTree("{\"usernames\":[\"ada\",null]}")))
        .matches(bad ->
            bad.problem()
                .errors()
                .equals(List.of(new FieldError("usernames[1]", "must not be null"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2B999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "%2B10000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-18:00",
        "0000-01-01T00:00:00%2B18:00"
      })
  void timesBeyondYearsOfFourDigitsAreRefused(String time) {
    invalid(
        ada.get("/chats?before=" + time), "before must be a time such as 2026-01-31T12:00:00.000Z");
    assertThat(ada.get("/chats?before=9999-12-31T23:59:59Z").status()).isEqualTo(200);
    assertThat(ada.get("/chats?before=0000-01-01T00:00:00Z").status()).isEqualTo(200);
  }

  @Test
  void aPatchKeepsWhatIsAbsentAndClearsWhatIsNull() {
    Api bob = server.api(server.signUp());
    bob.send("PATCH", "/me", Map.of("displayName", "Bob", "bio", "hello"));

    Answer kept = bob.send("PATCH", "/me", Map.of());
    assertThat(kept.text("displayName")).isEqualTo("Bob");
    assertThat(kept.text("bio")).isEqualTo("hello");

    Map<String, Object> clear = new HashMap<>();
    clear.put("displayName", null);
    clear.put("bio", null);
    Answer cleared = bob.send("PATCH", "/me", clear);
    assertThat(cleared.status()).isEqualTo(200);
    assertThat(cleared.text("displayName")).isEqualTo(cleared.text("username"));
    assertThat(cleared.text("bio")).isEmpty();
  }
}
