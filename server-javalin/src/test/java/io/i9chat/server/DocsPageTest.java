package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that shows the API loads nothing from elsewhere, and runs nothing that is in it. */
class DocsPageTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

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

  private static Answer get(String path) {
    return server.api().raw("GET", path, null, null);
  }

  @Test
  void everythingThatThePageNamesIsServedHere() {
    Answer page = get("/docs");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    List<String> links =
        LINK.matcher(page.response().body()).results().map(found -> found.group(1)).toList();
    assertThat(links)
        .contains("/api/v1/openapi.json", "/api/v1/asyncapi.json", "/docs/swagger-ui-bundle.js");
    assertThat(links).allSatisfy(link -> assertThat(get(link).status()).as(link).isEqualTo(200));
    assertThat(get("/docs/docs.js").response().body()).contains("/api/v1/openapi.json");
  }

  @Test
  void whatIsServedSaysWhatItIs() {
    assertThat(get("/docs/swagger-ui-bundle.js").header("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    assertThat(get("/docs/swagger-ui.css").header("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
    assertThat(get("/docs/favicon-32x32.png").header("Content-Type")).hasValue("image/png");
    assertThat(get("/api/v1/openapi.json").header("Content-Type")).hasValue("application/json");
  }

  @Test
  void thePolicyAllowsNothingInlineAndNothingFromElsewhere() {
    Answer page = get("/docs");
    assertThat(page.header("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "http", "*");
    String html = page.response().body();
    assertThat(html).doesNotContainPattern("<script>|<style|style=|\\son\\w+=|https?://");
    List<String> scripts =
        Pattern.compile("<script[^>]*>(.*?)</script>")
            .matcher(html)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(scripts).hasSize(2).containsOnly("");
  }

  @Test
  void whatAClientHasIsNotSentAgain() {
    for (String path : List.of("/docs", "/docs/swagger-ui-bundle.js", "/api/v1/openapi.json")) {
      String tag = get(path).header("ETag").orElseThrow();
      assertThat(ifNot(path, tag)).isEqualTo("304 0");
      assertThat(ifNot(path, "\"0\", W/" + tag)).isEqualTo("304 0");
      assertThat(ifNot(path, "\"0\"")).startsWith("200 ").isNotEqualTo("200 0");
    }
  }

  /** The status of an answer, and how long it is. */
  private static String ifNot(String path, String tags) {
    Answer answer = server.api().with("If-None-Match", tags).raw("GET", path, null, null);
    return answer.status() + " " + answer.response().body().length();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(get("/docs/swagger-ui.js").code()).isEqualTo("not_found");
    assertThat(get("/docs/").code()).isEqualTo("not_found");
    assertThat(get("/docs/../index.html").status()).isGreaterThanOrEqualTo(400);
  }
}
