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
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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
  private static final Pattern CODE = Pattern.compile("(?m)^Subject: (\\d+)");

  @TempDir Path data;
  private int port;
  private Process server;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-jar", System.getProperty("server.jar"));
    builder.environment().put("I9CHAT_PORT", Integer.toString(port));
    builder.environment().put("I9CHAT_ADMIN_PORT", "off");
    builder.environment().put("I9CHAT_DATA", data.resolve("data").toString());
    server = builder.redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.readString(data.resolve("log")).contains("ready in")) {
      assertTrue(server.isAlive() && System.nanoTime() < until, "the server did not start");
      Thread.sleep(50);
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  private ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri("http://127.0.0.1:" + port + "/api/v1");
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
