package com.example.generatedclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.generatedclient.api.ChatsApi;
import com.example.generatedclient.api.MessagesApi;
import com.example.generatedclient.api.SessionsApi;
import com.example.generatedclient.api.SignupApi;
import com.example.generatedclient.model.ContentInput;
import com.example.generatedclient.model.ErrorCode;
import com.example.generatedclient.model.HistoryPage;
import com.example.generatedclient.model.Item;
import com.example.generatedclient.model.MessageEntry;
import com.example.generatedclient.model.MessagesSendBody;
import com.example.generatedclient.model.Problem;
import com.example.generatedclient.model.Session;
import com.example.generatedclient.model.SessionsOpenBody;
import com.example.generatedclient.model.SignupCompleteBody;
import com.example.generatedclient.model.SignupRequestBody;
import com.example.generatedclient.model.SignupToken;
import com.example.generatedclient.model.SignupVerifyBody;
import com.example.generatedclient.model.TextContentInput;
import com.example.generatedclient.model.Ticket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README does with curl, by the generated client, against a server in a process of its
 * own.
 */
class TwoPeopleTalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:\\d+");
  private static final Pattern CODE = Pattern.compile("(?m)^Subject: (\\d+)");

  @TempDir Path data;
  private String url;
  private Process server;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-jar", System.getProperty("server.jar"));
    builder.environment().keySet().removeIf(name -> name.startsWith("I9CHAT_"));
    builder.environment().put("I9CHAT_PORT", "0");
    builder.environment().put("I9CHAT_ADMIN_PORT", "off");
    builder.environment().put("I9CHAT_DATA", data.resolve("data").toString());
    server = builder.redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
    long until = System.nanoTime() + PATIENCE.toNanos();
    String log = "";
    while (!log.contains("ready in")) {
      assertTrue(server.isAlive() && System.nanoTime() < until, "the server did not start: " + log);
      Thread.sleep(50);
      log = Files.readString(data.resolve("log"));
    }
    Matcher address = ADDRESS.matcher(log);
    assertTrue(address.find(), log);
    url = address.group();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    }
  }

  private ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url + "/api/v1");
    return client;
  }

  private ApiClient client(Session session) {
    String bearer = "Bearer " + session.getToken();
    return client()
        .setRequestInterceptor(
            (HttpRequest.Builder request) -> request.header("Authorization", bearer));
  }

  private Session signUp(String name) throws ApiException, IOException {
    SignupApi api = new SignupApi(client());
    Ticket ticket = api.signupRequest(new SignupRequestBody().email(name + "@example.org"));
    SignupToken proof =
        api.signupVerify(new SignupVerifyBody().ticket(ticket.getTicket()).code(code()));
    return api.signupComplete(
        new SignupCompleteBody()
            .signupToken(proof.getSignupToken())
            .username(name)
            .password("correct horse"));
  }

  /** In development each mail is a file, with the code at the start of its subject. */
  private String code() throws IOException {
    try (Stream<Path> mails = Files.list(data.resolve("data/outbox"))) {
      Path newest = mails.max(Comparator.comparing(Path::getFileName)).orElseThrow();
      Matcher subject = CODE.matcher(Files.readString(newest));
      assertTrue(subject.find());
      return subject.group(1);
    }
  }

  private static MessagesSendBody text(String clientId, String text) {
    return new MessagesSendBody()
        .clientId(clientId)
        .content(
            new ContentInput(
                new TextContentInput().type(TextContentInput.TypeEnum.TEXT).text(text)));
  }

  @Test
  void twoPeopleTalk() throws ApiException, IOException {
    Session ada = signUp("ada");
    signUp("bob");
    Session bob =
        new SessionsApi(client())
            .sessionsOpen(new SessionsOpenBody().login("bob").password("correct horse"));
    UUID chat = new ChatsApi(client(ada)).chatsOpenDirect("bob").getDirectChat().getId();

    MessageEntry hello =
        new MessagesApi(client(ada)).messagesSend(chat, text("a-1", "Hello Bob")).getMessageEntry();
    new MessagesApi(client(bob)).messagesSend(chat, text("b-1", "Hello Ada"));
    HistoryPage history = new ChatsApi(client(ada)).chatsHistory(chat, null, null, null, 20);

    assertEquals("ada", hello.getAuthor());
    List<String> said =
        history.getItems().stream()
            .map(Item::getMessageItem)
            .map(item -> item.getAuthor() + ": " + item.getContent().getTextContent().getText())
            .toList();
    assertEquals(List.of("ada: Hello Bob", "bob: Hello Ada"), said);
  }

  @Test
  void thePageThatShowsTheApiIsInTheJar() throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/docs",
            "/docs/docs.js",
            "/docs/docs.css",
            "/docs/swagger-ui-bundle.js",
            "/docs/swagger-ui.css",
            "/api/v1/openapi.json",
            "/api/v1/asyncapi.json")) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode(), path);
      }
    }
  }

  @Test
  void errorsAreProblems() throws IOException {
    ApiException refused =
        assertThrows(
            ApiException.class,
            () ->
                new SessionsApi(client())
                    .sessionsOpen(new SessionsOpenBody().login("eve").password("not the one")));
    Problem problem =
        ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);

    assertEquals(401, refused.getCode());
    assertEquals(ErrorCode.CREDENTIALS_INVALID, problem.getCode());
  }
}
