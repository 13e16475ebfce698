package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing up, signing in and passwords, as a client meets them. */
class SignUpOverHttpTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String unique() {
    return "u" + java.util.UUID.randomUUID().toString().substring(0, 12);
  }

  @Test
  @Rule("SIGNUP-1")
  void askingIsAcceptedWithATicket() {
    Answer asked = server.api().post("/signup", Map.of("email", unique() + "@example.org"));

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.text("ticket")).hasSize(43);
    assertThat(asked.header("Cache-Control")).contains("no-store");
    assertThat(asked.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(asked.header("Set-Cookie")).isEmpty();
  }

  @Test
  @Rule({"SIGNUP-1", "SIGNUP-2"})
  void theWholeWayMakesASession() {
    String name = unique();
    Answer session =
        server
            .api()
            .post(
                "/signup/complete",
                Map.of(
                    "signupToken",
                    server.proven(name + "@example.org"),
                    "username",
                    name,
                    "password",
                    "correct horse",
                    "displayName",
                    "Ada",
                    "bio",
                    "hello"));

    assertThat(session.status()).isEqualTo(201);
    assertThat(session.text("user.username")).isEqualTo(name);
    assertThat(session.text("user.displayName")).isEqualTo("Ada");
    assertThat(session.text("user.bio")).isEqualTo("hello");
    assertThat(session.text("user.email")).isEqualTo(name + "@example.org");
    assertThat(session.text("user.privacy.chats")).isEqualTo("everyone");
    assertThat(session.at("user.sharesLocation").booleanValue()).isFalse();
    assertThat(session.text("user.createdAt"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(session.text("expiresAt")).matches(".*\\.\\d{3}Z");
    assertThat(server.api().as(session.text("token")).get("/me").json())
        .isEqualTo(session.at("user"));
  }

  @Test
  @Rule({"SIGNUP-1", "SIGNUP-3"})
  void aWrongCodeIsInvalidAndFiveOfThemBurnTheTicketAlone() {
    String email = unique() + "@example.org";
    Api api = server.api();
    String burnt = api.post("/signup", Map.of("email", email)).text("ticket");
    String burntCode = server.code(email);
    String other = api.post("/signup", Map.of("email", email)).text("ticket");
    String otherCode = server.code(email);
    String wrong = burntCode.equals("000000") ? "000001" : "000000";

    for (int i = 0; i < 5; i++) {
      Answer refused = api.post("/signup/verify", Map.of("ticket", burnt, "code", wrong));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("code_invalid");
    }

    assertThat(api.post("/signup/verify", Map.of("ticket", burnt, "code", burntCode)).code())
        .isEqualTo("code_invalid");
    assertThat(api.post("/signup/verify", Map.of("ticket", other, "code", otherCode)).status())
        .isEqualTo(200);
  }

  @Test
  @Rule("SIGNUP-1")
  void knownAndUnknownAddressesAreAnsweredAlike() {
    TestServer.Person known = server.signUp();
    for (String path : new String[] {"/signup", "/password-reset"}) {
      Answer one = server.api().post(path, Map.of("email", known.email()));
      Answer two = server.api().post(path, Map.of("email", unique() + "@example.org"));

      assertThat(one.status()).isEqualTo(two.status()).isEqualTo(202);
      assertThat(one.json().propertyNames()).isEqualTo(two.json().propertyNames());
      assertThat(one.text("ticket")).hasSameSizeAs(two.text("ticket"));
    }
  }

  @Test
  @Rule({"NAME-1", "NAME-2"})
  void takenAndReservedNamesAreRefused() {
    TestServer.Person ada = server.signUp();
    for (String name : new String[] {ada.username().toUpperCase(java.util.Locale.ROOT), "admin"}) {
      Answer refused =
          server
              .api()
              .post(
                  "/signup/complete",
                  Map.of(
                      "signupToken",
                      server.proven(unique() + "@example.org"),
                      "username",
                      name,
                      "password",
                      "correct horse"));
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("username_taken");
    }
  }

  @Test
  @Rule("SIGNUP-4")
  void anAddressThatGotAnAccountMeanwhileIsTaken() {
    String email = unique() + "@example.org";
    String first = server.proven(email);
    String second = server.proven(email);
    Map<String, String> account = Map.of("password", "correct horse");
    assertThat(complete(first, unique(), account).status()).isEqualTo(201);

    Answer refused = complete(second, unique(), account);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("email_taken");
  }

  private static Answer complete(String token, String name, Map<String, String> more) {
    Map<String, String> body = new java.util.HashMap<>(more);
    body.put("signupToken", token);
    body.put("username", name);
    return server.api().post("/signup/complete", body);
  }

  @Test
  @Rule("NAME-1")
  void signingInTakesUsernameOrAddressInAnyCase() {
    TestServer.Person ada = server.signUp();
    for (String login :
        new String[] {ada.username().toUpperCase(java.util.Locale.ROOT), ada.email()}) {
      Answer session =
          server
              .api()
              .post(
                  "/sessions",
                  Map.of("login", login, "password", ada.password(), "device", "a phone"));
      assertThat(session.status()).isEqualTo(201);
      assertThat(server.api().as(session.text("token")).get("/me").text("username"))
          .isEqualTo(ada.username());
    }
  }

  @Test
  void wrongPasswordAndUnknownLoginAreAnsweredAlike() {
    TestServer.Person ada = server.signUp();
    for (String login : new String[] {ada.username(), "nobody-at-all"}) {
      Answer refused =
          server.api().post("/sessions", Map.of("login", login, "password", "wrong password"));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.code()).isEqualTo("credentials_invalid");
      assertThat(refused.at("retryable").booleanValue()).isFalse();
    }
  }

  @Test
  @Rule("SESSION-1")
  void sessionsAreListedAndClosed() {
    TestServer.Person ada = server.signUp();
    Api first = server.api(ada);
    String token = signIn(ada);
    Api second = server.api().as(token);

    Answer list = second.get("/sessions");

    assertThat(list.at("sessions")).hasSize(2);
    assertThat(list.at("sessions.0.current").booleanValue()).isFalse();
    assertThat(list.at("sessions.1.current").booleanValue()).isTrue();
    assertThat(list.text("sessions.1.device")).isEqualTo("a phone");
    assertThat(list.at("sessions.0.device").isMissingNode()).isTrue();
    assertThat(second.send("DELETE", "/sessions/" + list.text("sessions.0.id")).status())
        .isEqualTo(204);
    assertThat(first.get("/me").code()).isEqualTo("unauthenticated");
    assertThat(second.send("DELETE", "/sessions/" + list.text("sessions.0.id")).code())
        .isEqualTo("not_found");
    assertThat(second.send("DELETE", "/sessions/current").status()).isEqualTo(204);
    assertThat(second.get("/me").status()).isEqualTo(401);
  }

  @Test
  void anothersSessionIsNotThere() {
    TestServer.Person ada = server.signUp();
    String id = server.api(ada).get("/sessions").text("sessions.0.id");

    assertThat(server.api(server.signUp()).send("DELETE", "/sessions/" + id).code())
        .isEqualTo("not_found");
    assertThat(server.api(ada).get("/me").status()).isEqualTo(200);
  }

  private static String signIn(TestServer.Person person) {
    return server
        .api()
        .post(
            "/sessions",
            Map.of("login", person.username(), "password", person.password(), "device", "a phone"))
        .text("token");
  }

  @Test
  @Rule("SESSION-1")
  void closingTheOthersLeavesOne() {
    TestServer.Person ada = server.signUp();
    Api other = server.api().as(signIn(ada));

    assertThat(server.api(ada).send("POST", "/sessions/close-others").status()).isEqualTo(204);

    assertThat(other.get("/me").status()).isEqualTo(401);
    assertThat(server.api(ada).get("/me").status()).isEqualTo(200);
  }

  @Test
  @Rule({"SESSION-3", "SIGNUP-5"})
  void changingThePasswordNeedsTheOldOneAndEndsOtherSessions() {
    TestServer.Person ada = server.signUp();
    Api other = server.api().as(signIn(ada));
    Api api = server.api(ada);

    assertThat(api.post("/me/password", passwords("wrong", "another horse")).code())
        .isEqualTo("credentials_invalid");
    assertThat(api.post("/me/password", passwords(ada.password(), "short")).firstError())
        .startsWith("newPassword must have 8 to 128");
    assertThat(api.post("/me/password", passwords(ada.password(), "another horse")).status())
        .isEqualTo(204);

    assertThat(api.get("/me").status()).isEqualTo(200);
    assertThat(other.get("/me").status()).isEqualTo(401);
    Await.until("it is told by mail", () -> server.mails(ada.email()).size() == 2);
  }

  private static Map<String, String> passwords(String old, String fresh) {
    return Map.of("password", old, "newPassword", fresh);
  }

  @Test
  @Rule({"SESSION-3", "SIGNUP-2", "SIGNUP-4", "SIGNUP-5"})
  void aResetByMailEndsEverySessionAndItsTokenWorksOnce() {
    TestServer.Person ada = server.signUp();
    Api api = server.api();
    String ticket = api.post("/password-reset", Map.of("email", ada.email())).text("ticket");
    Answer verified =
        api.post(
            "/password-reset/verify", Map.of("ticket", ticket, "code", server.code(ada.email())));
    Map<String, String> reset =
        Map.of("resetToken", verified.text("resetToken"), "newPassword", "another horse");

    assertThat(api.post("/password-reset/complete", reset).status()).isEqualTo(204);

    Await.until("it is told by mail", () -> server.mails(ada.email()).size() == 3);
    assertThat(api.post("/password-reset/complete", reset).code()).isEqualTo("code_invalid");
    assertThat(server.api(ada).get("/me").status()).isEqualTo(401);
    assertThat(
            api.post("/sessions", Map.of("login", ada.email(), "password", "another horse"))
                .status())
        .isEqualTo(201);
  }
}
