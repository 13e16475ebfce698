package io.i9chat.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions by cookie, and which pages may use them. */
class CookieAndOriginTest {
  // Started before all tests, closed after.
  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("I9CHAT_ALLOWED_ORIGINS", "https://app.example.org"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer signIn(Api api, Person person) {
    return api.post(
        "/sessions",
        Map.of("login", person.username(), "password", person.password(), "cookie", true));
  }

  private static String cookie(Answer answer) {
    String header = answer.header("Set-Cookie").orElseThrow();
    return header.substring(0, header.indexOf(';'));
  }

  @Test
  void theTokenGoesIntoTheCookieAlone() {
    Answer session = signIn(server.api().fromOwnPage(), server.signUp());

    assertThat(session.status()).isEqualTo(201);
    assertThat(session.at("token").isMissingNode()).isTrue();
    assertThat(session.header("Set-Cookie").orElseThrow())
        .startsWith("i9chat=")
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=31")
        .doesNotContain("Secure", "Domain");
    assertThat(server.api().with("Cookie", cookie(session)).get("/me").status()).isEqualTo(200);
  }

  @Test
  void aForeignPageCannotSignItsVisitorIn() {
    Person ada = server.signUp();
    for (Api api :
        new Api[] {
          server.api(),
          server.api().with("Origin", "https://evil.example"),
          server.api().with("Origin", "null"),
          server.api().with("Origin", "http://127.0.0.1:1")
        }) {
      Answer refused = signIn(api, ada);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("forbidden");
      assertThat(refused.header("Set-Cookie")).isEmpty();
    }
    assertThat(signIn(server.api().with("Origin", "https://app.example.org"), ada).status())
        .isEqualTo(201);
  }

  @Test
  void aForeignPageCannotChangeAnythingWithTheCookie() {
    Answer session = signIn(server.api().fromOwnPage(), server.signUp());
    Api page = server.api().with("Cookie", cookie(session));
    Map<String, String> change = Map.of("bio", "changed");

    assertThat(page.send("PATCH", "/me", change).code()).isEqualTo("forbidden");
    assertThat(page.with("Origin", "https://evil.example").send("PATCH", "/me", change).status())
        .isEqualTo(403);
    assertThat(page.get("/me").text("bio")).isEmpty();
    assertThat(page.fromOwnPage().send("PATCH", "/me", change).status()).isEqualTo(200);
  }

  @Test
  void aBearerTokenDecidesAlone() {
    Answer session = signIn(server.api().fromOwnPage(), server.signUp());
    Api page = server.api().with("Cookie", cookie(session));

    assertThat(page.as("nonsense").get("/me").code()).isEqualTo("unauthenticated");
    assertThat(page.with("Authorization", "Basic YTpi").get("/me").code())
        .isEqualTo("unauthenticated");
    Person bob = server.signUp();
    assertThat(page.as(bob.token()).get("/me").text("username")).isEqualTo(bob.username());
  }

  @Test
  @Rule("SESSION-5")
  void signingInEndsTheSessionThatTheCookieHeld() {
    Person ada = server.signUp();
    String first = cookie(signIn(server.api().fromOwnPage(), ada));

    Answer second = signIn(server.api().with("Cookie", first).fromOwnPage(), ada);

    assertThat(second.status()).isEqualTo(201);
    assertThat(server.api().with("Cookie", first).get("/me").status()).isEqualTo(401);
    assertThat(server.api().with("Cookie", cookie(second)).get("/me").status()).isEqualTo(200);
  }

  @Test
  void signingOutRemovesTheCookie() {
    String cookie = cookie(signIn(server.api().fromOwnPage(), server.signUp()));
    Api page = server.api().with("Cookie", cookie).fromOwnPage();

    Answer out = page.send("DELETE", "/sessions/current");

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie").orElseThrow()).startsWith("i9chat=;").contains("Max-Age=0");
    assertThat(page.get("/me").status()).isEqualTo(401);
  }

  @Test
  void behindTlsTheCookieIsBoundToIt() {
    try (TestServer https =
        TestServer.start(Map.of("I9CHAT_PUBLIC_URL", "https://chat.example.org"))) {
      Person ada = https.signUp();
      Api page = https.api().with("Origin", "https://chat.example.org");

      Answer session = signIn(page, ada);

      assertThat(session.header("Set-Cookie").orElseThrow())
          .startsWith("__Host-i9chat=")
          .contains("; Secure");
      assertThat(session.header("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void noOtherOriginIsGivenLeaveToRead() {
    Answer answer =
        server.api(server.signUp()).with("Origin", "https://app.example.org").get("/me");

    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
  }
}
