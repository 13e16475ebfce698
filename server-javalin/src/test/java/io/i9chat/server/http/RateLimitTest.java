package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Race;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to those who call too often. Each test has a server, for addresses are shared. */
class RateLimitTest {
  // Started before each test, closed after.
  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Map.of("I9CHAT_RATE_LIMITS", "on", "I9CHAT_TRUSTED_PROXIES", "127.0.0.0/8"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void limited(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("rate_limited");
    assertThat(answer.at("retryable").booleanValue()).isTrue();
    long millis = answer.at("retryAfterMs").longValue();
    assertThat(millis).isPositive();
    long seconds = Long.parseLong(answer.header("Retry-After").orElseThrow());
    assertThat(seconds * 1000).isGreaterThanOrEqualTo(millis).isLessThan(millis + 1000);
  }

  private Answer signIn(String login, String password, String address) {
    return server
        .api()
        .with("X-Forwarded-For", address)
        .post("/sessions", Map.of("login", login, "password", password));
  }

  @Test
  void guessingAPasswordIsLimitedByLoginAndAddressWhetherThereIsOneOrNot() {
    Person ada = server.signUp();
    for (String login : new String[] {ada.username(), "nobody-there"}) {
      for (int i = 0; i < 5; i++) {
        assertThat(signIn(login, "guess" + i, "198.51.100.1").code())
            .isEqualTo("credentials_invalid");
      }
      limited(signIn(login, "guess", "198.51.100.1"));
    }
    limited(signIn(ada.username().toUpperCase(java.util.Locale.ROOT), "g", "198.51.100.1"));
    assertThat(signIn(ada.username(), ada.password(), "198.51.100.2").status()).isEqualTo(201);
  }

  @Test
  void spellingsOfOneLoginCountTogether() {
    String[] spellings = {
      "ada@example.org",
      "Ada@EXAMPLE.org",
      "ada@exam\u00adple.org",
      "ada@\uff45\uff58ample.org",
      "ada@example\u3002org"
    };
    for (String login : spellings) {
      assertThat(signIn(login, "guess", "198.51.100.1").code()).isEqualTo("credentials_invalid");
    }
    for (String login : spellings) {
      limited(signIn(login, "guess", "198.51.100.1"));
    }
    assertThat(signIn(spellings[0], "guess", "198.51.100.2").code())
        .isEqualTo("credentials_invalid");
  }

  @Test
  void whatIsNobodysLoginCountsTogetherByAddress() {
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("no login " + i, "guess", "198.51.100.1").code())
          .isEqualTo("credentials_invalid");
    }
    limited(signIn("another @", "guess", "198.51.100.1"));
    assertThat(signIn("another @", "guess", "198.51.100.2").code())
        .isEqualTo("credentials_invalid");
  }

  @Test
  void allNamesOfAnAccountAreGuessedAtTogether() {
    Person ada = server.signUp();
    Api signedIn = server.api(ada).with("X-Forwarded-For", "198.51.100.1");
    for (String login : new String[] {ada.username(), ada.email()}) {
      for (int i = 0; i < 2; i++) {
        assertThat(signIn(login, "guess" + i, "198.51.100.1").code())
            .isEqualTo("credentials_invalid");
      }
    }
    Map<String, String> change = Map.of("password", "guess", "newPassword", "another password");
    assertThat(signedIn.post("/me/password", change).code()).isEqualTo("credentials_invalid");

    limited(signedIn.post("/me/password", change));
    limited(signIn(ada.username(), ada.password(), "198.51.100.1"));
    limited(signIn(ada.email(), ada.password(), "198.51.100.1"));
    assertThat(signIn(ada.email(), ada.password(), "198.51.100.2").status()).isEqualTo(201);
  }

  @Test
  void madeUpLoginsOfOneAddressAreLimitedAndKeepNoOtherAddressFromSigningIn() {
    Person ada = server.signUp();
    AtomicInteger number = new AtomicInteger();
    List<Answer> answers = new CopyOnWriteArrayList<>();
    Race.of(
        80,
        i -> {
          for (int again = 0; again < 4; again++) {
            answers.add(signIn("made-up-" + number.incrementAndGet(), "guess", "198.51.100.1"));
          }
          return true;
        });
    Answer own = signIn(ada.username(), ada.password(), "198.51.100.2");

    assertThat(own.status()).as("another address").isEqualTo(201);
    assertThat(answers).filteredOn(each -> each.status() == 401).hasSizeBetween(1, 35);
    Answer again = signIn("made-up-again", "guess", "198.51.100.1");
    // One guess comes back in ten seconds, of which a slow machine may have taken some.
    limited(again.status() == 401 ? signIn("made-up-more", "guess", "198.51.100.1") : again);
  }

  @Test
  void aRightPasswordCostsNothing() {
    Person ada = server.signUp();
    for (int i = 0; i < 8; i++) {
      assertThat(signIn(ada.username(), ada.password(), "198.51.100.1").status()).isEqualTo(201);
    }
  }

  @Test
  void tryingCodesIsLimitedByAddress() {
    Api api = server.api().with("X-Forwarded-For", "2001:db8::1");
    Map<String, String> attempt = Map.of("ticket", "t", "code", "000000");
    for (int i = 0; i < 10; i++) {
      assertThat(api.post("/signup/verify", attempt).code()).isEqualTo("code_invalid");
    }
    limited(api.post("/password-reset/verify", attempt));
    limited(server.api().with("X-Forwarded-For", "2001:db8::2").post("/signup/verify", attempt));
    assertThat(
            server
                .api()
                .with("X-Forwarded-For", "2001:db8:0:1::1")
                .post("/signup/verify", attempt)
                .code())
        .isEqualTo("code_invalid");
  }

  @Test
  void askingForCodesIsLimitedByAddressAndQuietlyByMail() {
    Api api = server.api().with("X-Forwarded-For", "198.51.100.9");
    for (int i = 0; i < 30; i++) {
      assertThat(api.post("/signup", Map.of("email", "same@example.org")).status()).isEqualTo(202);
    }
    limited(api.post("/signup", Map.of("email", "same@example.org")));
    assertThat(server.mails("same@example.org")).hasSize(3);
  }

  @Test
  void sendingIsLimitedByPerson() {
    Api ada = server.api(server.signUp());
    String chat = ada.send("PUT", "/chats/direct/" + server.signUp().username()).text("id");
    int sent = 0;
    Answer answer = send(ada, chat);
    while (answer.status() == 201 && sent < 200) {
      sent++;
      answer = send(ada, chat);
    }
    limited(answer);
    assertThat(sent).isGreaterThanOrEqualTo(20);
  }

  @Test
  void changingGroupsIsLimitedByPersonAndLeavingThemIsNot() {
    Person bob = server.signUp();
    Api ada = server.api(server.signUp());
    Map<String, Object> group =
        Map.of("clientId", "g", "name", "Birds", "members", List.of(bob.username()));
    String path = "/groups/" + ada.post("/groups", group).text("id");
    String[] descriptions = {"x".repeat(500), "y".repeat(500)};
    int changed = 0;
    Answer answer = describe(ada, path, descriptions[0]);
    while (answer.status() == 200 && changed < 200) {
      changed++;
      answer = describe(ada, path, descriptions[changed % 2]);
    }

    limited(answer);
    assertThat(changed).isBetween(90, 101);
    limited(ada.send("PUT", path + "/admins/" + bob.username()));
    limited(ada.send("DELETE", path + "/admins/" + bob.username()));
    limited(ada.post(path + "/members", Map.of("usernames", List.of(bob.username()))));
    limited(ada.post("/groups", group));
    assertThat(ada.send("DELETE", path + "/members/" + bob.username()).status()).isEqualTo(200);
    assertThat(ada.post(path + "/leave", Map.of()).status()).isEqualTo(200);
  }

  private static Answer describe(Api api, String path, String description) {
    return api.send("PATCH", path, Map.of("description", description));
  }

  private static Answer send(Api api, String chat) {
    return api.post(
        "/chats/" + chat + "/messages",
        Map.of(
            "clientId",
            UUID.randomUUID().toString(),
            "content",
            Map.of("type", "text", "text", "hello")));
  }

  @Test
  void callsThatAreRefusedCountToo() {
    Api api = server.api().with("X-Forwarded-For", "198.51.100.20");
    Answer answer = api.get("/me");
    for (int i = 0; i < 2000 && answer.status() == 401; i++) {
      answer = api.get("/me");
    }
    limited(answer);
  }

  @Test
  void lookingUpPeopleIsChargedByTheNumberOfTheirNames() {
    Api ada = server.api(server.signUp());
    String names =
        IntStream.range(0, 200).mapToObj(i -> "name" + i).collect(Collectors.joining(","));
    Answer answer = ada.get("/users?usernames=" + names);
    int asked = 0;
    while (answer.status() == 200 && asked < 200) {
      asked++;
      answer = ada.get("/users?usernames=" + names);
    }
    limited(answer);
    assertThat(answer.at("retryAfterMs").longValue()).as("more than one token").isGreaterThan(50);
  }

  @Test
  void everyFigureIsPublished() {
    Answer limits = server.api().get("/limits");

    assertThat(limits.status()).isEqualTo(200);
    assertThat(limits.json().get("rate.login.address.burst").intValue()).isEqualTo(5);
    assertThat(limits.json().get("rate.codes.asking.burst").intValue()).isEqualTo(30);
    assertThat(limits.json().get("rate.sending.refill").intValue()).isEqualTo(10);
    assertThat(limits.json().get("http.bodyBytes").intValue()).isEqualTo(1024 * 1024);
    assertThat(limits.json().get("socket.frameBytes").intValue()).isEqualTo(64 * 1024);
    assertThat(limits.json().properties()).allMatch(each -> each.getValue().isIntegralNumber());
  }
}
