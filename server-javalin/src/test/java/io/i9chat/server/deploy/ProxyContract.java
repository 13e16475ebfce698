package io.i9chat.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.Certificate;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.http.HttpServer;
import io.i9chat.server.ws.SocketClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What has to hold of a server in production behind a real proxy. */
@Tag("proxy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProxyContract {
  private static final int MIB = 1024 * 1024;
  private static final int PART = 8 * MIB;
  private static final int MESSAGES = 3_000;
  private static final String LARGE = "\u4F60".repeat(4_000);

  /** How many codes one address may ask for at once: {@code codes.asking}. */
  private static final int CODES = 30;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Path folder;

  @SuppressWarnings("NullAway.Init") // so is this
  private Site site;

  /** Starts the proxy: it listens on one port of 127.0.0.1 and passes on to another one. */
  abstract Proxy start(Path folder, Certificate certificate, int port, int server);

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    site = new Site(folder.resolve("limited"), "on", this::start);
  }

  @AfterAll
  void stop() {
    site.close();
  }

  Site site() {
    return site;
  }

  private static Answer askForCode(Api api) {
    return api.post("/signup", Map.of("email", UUID.randomUUID() + "@example.org"));
  }

  @Test
  void eachClientHasTheLimitsOfItsOwnAddress() {
    for (int i = 0; i < CODES + 15; i++) {
      assertThat(askForCode(site.api(site.freshAddress())).text("ticket")).isNotEmpty();
    }
  }

  @Test
  void whatAClientSaysOfItsAddressCountsForNothing() {
    String victim = site.freshAddress();
    Api liar = site.api(site.freshAddress());
    int answered = 0;
    Answer last = askForCode(liar.with("X-Forwarded-For", victim));
    while (last.code().isEmpty() && answered < 3 * CODES) {
      answered++;
      String forged = answered % 2 == 0 ? victim : site.freshAddress();
      last = askForCode(liar.with("X-Forwarded-For", forged).with("X-Real-IP", forged));
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.code()).isEqualTo("rate_limited");
    assertThat(answered).as("some may come back meanwhile").isBetween(CODES, CODES + 5);
    assertThat(askForCode(site.api(victim)).text("ticket")).isNotEmpty();
  }

  @Test
  void eventsComeAndCallsAreAnsweredOverTheWebSocket() {
    List<Person> people = site.people(2);
    Person bob = people.getLast();
    Api ada = site.api(people.getFirst());
    String chat = ada.send("PUT", "/chats/direct/" + bob.username()).text("id");
    SocketClient socket = site.connect(bob);

    Map<String, Object> message = message("Hello Bob");
    assertThat(ada.post("/chats/" + chat + "/messages", message).status()).isEqualTo(201);

    assertThat(socket.event("entry").get("seq").asInt()).isEqualTo(1);
    JsonNode answered = socket.call("messages.send", sent(chat, LARGE));
    assertThat(answered.at("/seq").asInt()).isEqualTo(2);
    assertThat(site.api(bob).send("DELETE", "/sessions/current").status()).isEqualTo(204);
    assertThat(socket.closeCode()).isEqualTo(4005);
  }

  private static Map<String, Object> message(String text) {
    return Map.of(
        "clientId", UUID.randomUUID().toString(), "content", Map.of("type", "text", "text", text));
  }

  private static Map<String, Object> sent(String chat, String text) {
    return Map.of(
        "chatId", chat,
        "clientId", UUID.randomUUID().toString(),
        "content", Map.of("type", "text", "text", text));
  }

  @Test
  void aSocketThatReadsNothingIsToldToSyncAndOthersGetEverything() {
    // So much nobody may send in so short a time.
    try (Site unlimited = new Site(folder.resolve("unlimited"), "off", this::start)) {
      List<Person> people = unlimited.people(2);
      String bob = people.getLast().token();
      String direct = "/chats/direct/" + people.getLast().username();
      String chat = unlimited.api(people.getFirst()).send("PUT", direct).text("id");
      CompletableFuture<Void> all = new CompletableFuture<>();
      SocketClient.forgetful(unlimited.url(), bob, event -> last(event, all), unlimited.http());
      SocketClient patient = SocketClient.idle(unlimited.url(), bob, unlimited.http());

      sendMany(unlimited.connect(people.getFirst()), chat);

      all.orTimeout(20, TimeUnit.SECONDS).join();
      patient.take(Long.MAX_VALUE);
      patient.event("resync");
      assertThat(patient.call("ping", Map.of()).isEmpty()).isTrue();
    }
  }

  private static void sendMany(SocketClient sender, String chat) {
    List<CompletableFuture<JsonNode>> sending = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      sending.add(sender.start("messages.send", sent(chat, LARGE)));
      if (sending.size() == 16) {
        sending.forEach(SocketClient::await);
        sending.clear();
      }
    }
    sending.forEach(SocketClient::await);
  }

  private static void last(JsonNode event, CompletableFuture<Void> all) {
    if (event.at("/data/seq").asInt() == MESSAGES) {
      all.complete(null);
    }
  }

  @Test
  void largeFilesPass() {
    Api ada = site.api(site.people(1).getFirst());
    byte[] file = new byte[50 * MIB];
    new Random(1).nextBytes(file);
    HttpClient http = site.http();

    String media = upload(ada, http, file);

    URI download = URI.create(ada.get("/media/" + media).header("Location").orElseThrow());
    assertThat(download.getPort()).isEqualTo(site.port());
    HttpRequest.Builder part = HttpRequest.newBuilder(download).header("Range", "bytes=5-9");
    assertThat(Site.send(http, part).body()).isEqualTo(Arrays.copyOfRange(file, 5, 10));
    assertThat(Site.send(http, HttpRequest.newBuilder(download)).body()).isEqualTo(file);
  }

  /** Uploads in parts, asking in between what is held. */
  private String upload(Api api, HttpClient http, byte[] file) {
    Map<String, Object> object =
        Map.of("kind", "file", "mime", "application/octet-stream", "size", file.length);
    Answer announced = api.post("/media", object);
    assertThat(announced.status()).as(announced.response().body()).isEqualTo(201);
    JsonNode upload = announced.at("upload");
    URI url = URI.create(upload.get("url").asString());
    HttpRequest.Builder start =
        HttpRequest.newBuilder(url)
            .method(upload.get("method").asString(), BodyPublishers.noBody());
    upload
        .get("headers")
        .propertyStream()
        .forEach(header -> start.header(header.getKey(), header.getValue().asString()));
    HttpResponse<byte[]> started = Site.send(http, start);
    assertThat(started.statusCode()).isEqualTo(201);
    URI session = url.resolve(started.headers().firstValue("Location").orElseThrow());
    for (int from = 0; from < file.length; from += PART) {
      int to = Math.min(from + PART, file.length);
      HttpRequest.Builder part =
          HttpRequest.newBuilder(session)
              .header("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, file.length))
              .PUT(BodyPublishers.ofByteArray(file, from, to - from));
      assertThat(Site.send(http, part).statusCode()).isEqualTo(to == file.length ? 200 : 308);
      if (to < file.length) {
        assertThat(held(http, session, file.length)).isEqualTo("bytes=0-" + (to - 1));
      }
    }
    return announced.text("mediaId");
  }

  private static String held(HttpClient http, URI session, int length) {
    HttpRequest.Builder ask =
        HttpRequest.newBuilder(session)
            .header("Content-Range", "bytes */" + length)
            .PUT(BodyPublishers.noBody());
    return Site.send(http, ask).headers().firstValue("Range").orElseThrow();
  }

  @Test
  void whoReadsSlowlyHoldsUpNobody() {
    Api ada = site.api(site.people(1).getFirst());
    String media = upload(ada, site.http(), new byte[32 * MIB]);
    URI download = URI.create(ada.get("/media/" + media).header("Location").orElseThrow());
    String request =
        "GET %s?%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .formatted(download.getRawPath(), download.getRawQuery());
    List<SlowClient> slow = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      slow.add(new SlowClient(site, request));
    }
    slow.forEach(client -> assertThat(client.status()).isEqualTo("200"));

    long start = System.nanoTime();
    HttpResponse<byte[]> quick = Site.send(site.http(), HttpRequest.newBuilder(download));
    assertThat(quick.body()).hasSize(32 * MIB);
    assertThat(ada.get("/me").status()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));

    assertThat(slow.getFirst().length()).isEqualTo(32 * MIB);
    slow.forEach(SlowClient::close);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    Api ada = site.api(site.people(1).getFirst());
    byte[] body = new byte[HttpServer.MAX_BODY_BYTES + 1];
    Arrays.fill(body, (byte) ' ');

    Answer refused = ada.raw("POST", "/api/v1/sync", "application/json", body);

    assertThat(refused.status()).isEqualTo(413);
    assertThat(ada.get("/me").status()).isEqualTo(200);
  }

  @Test
  void clientsAreToldToComeByTlsOnly() {
    Answer answer = site.api(site.freshAddress()).get("/limits");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().allValues("Strict-Transport-Security"))
        .containsExactly("max-age=31536000");
  }
}
