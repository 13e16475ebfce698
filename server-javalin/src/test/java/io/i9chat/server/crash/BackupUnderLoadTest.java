package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.Uploads;
import io.i9chat.server.crash.ServerProcess.Ended;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A backup is made while people write: what was acknowledged before it began is in it. */
@Tag("long")
class BackupUnderLoadTest {
  private static final int PAIRS = 8;
  private static final int BEFORE = 500;
  private static final byte[] PHOTO = Uploads.jpeg(50_000);

  @TempDir Path folder;
  @TempDir Path elsewhere;

  /** What clients were told: the seq of each client id. */
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

  private final AtomicBoolean stopped = new AtomicBoolean();

  @Test
  void aRestoredServerHasAllThatWasAcknowledgedBeforeTheBackupBegan() throws Exception {
    List<Map.Entry<String, String>> people =
        List.copyOf(ServerProcess.accounts(folder, 2 * PAIRS).entrySet());
    Path file = folder.resolve("backup.zip");
    List<String> objects = new ArrayList<>();
    Map<String, Long> before;
    try (ServerProcess server = ServerProcess.start(folder)) {
      Api ada = api(server, people.get(0).getValue());
      for (int i = 0; i < 5; i++) {
        objects.add(sendPhoto(ada, people.get(1).getKey()));
      }
      List<Thread> senders = senders(server, people);
      Await.until("there is something to copy", () -> acknowledged.size() > BEFORE);
      before = Map.copyOf(acknowledged);

      Ended backup = run(folder, "backup", file.toString());

      int during = acknowledged.size() - before.size();
      assertThat(backup.exit()).as(backup.output()).isZero();
      assertThat(backup.output()).contains("the database and 5 objects").doesNotContain("without");
      assertThat(during).as("written during the backup").isPositive();
      assertSound(folder);
      stopped.set(true);
      for (Thread sender : senders) {
        sender.join();
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    refused(run(folder, "backup", file.toString()), "exists already");
    refused(run(folder, "restore", file.toString()), "is not empty");
    assertThat(run(elsewhere, "restore", file.toString()).exit()).isZero();
    assertSound(elsewhere);
    hasAll(people, before, objects);
  }

  private void hasAll(
      List<Map.Entry<String, String>> people, Map<String, Long> before, List<String> objects) {
    try (ServerProcess server = ServerProcess.start(elsewhere)) {
      Map<String, Long> found = new HashMap<>();
      for (Map.Entry<String, String> person : people) {
        found.putAll(found(api(server, person.getValue())));
      }
      assertThat(found).containsAllEntriesOf(before);
      Api bob = api(server, people.get(1).getValue());
      objects.forEach(object -> assertThat(download(bob, object)).isEqualTo(PHOTO));
    }
  }

  private static Ended run(Path folder, String... command) {
    return ServerProcess.run(folder, List.of(command));
  }

  private static void refused(Ended ended, String reason) {
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.output()).contains(reason);
  }

  private static void assertSound(Path folder) {
    Ended checked = run(folder, "check");
    assertThat(checked.exit()).as(checked.output()).isZero();
    assertThat(checked.output()).contains("sound, with 5 objects");
  }

  private static Api api(ServerProcess server, String token) {
    return new Api(server.url().toString()).as(token);
  }

  private static String sendPhoto(Api api, String to) {
    String media = Uploads.upload(api, "file", "image/jpeg", PHOTO);
    String chat = api.send("PUT", "/chats/direct/" + to).text("id");
    Map<String, Object> content = Map.of("type", "file", "media", media, "name", "photo.jpg");
    Answer sent =
        api.post("/chats/" + chat + "/messages", Map.of("clientId", media, "content", content));
    assertThat(sent.status()).as(sent.response().body()).isEqualTo(201);
    return media;
  }

  private static byte[] download(Api api, String media) {
    Answer found = api.get("/media/" + media);
    assertThat(found.status()).isEqualTo(302);
    URI url = URI.create(found.response().headers().firstValue("Location").orElseThrow());
    return Uploads.send(HttpRequest.newBuilder(url)).body();
  }

  private List<Thread> senders(ServerProcess server, List<Map.Entry<String, String>> people) {
    List<Thread> senders = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      SocketClient client = SocketClient.connect(server.url(), people.get(2 * pair).getValue());
      String other = people.get(2 * pair + 1).getKey();
      String chat = client.call("chats.openDirect", Map.of("username", other)).get("id").asString();
      senders.add(Thread.ofVirtual().start(() -> send(client, chat)));
    }
    return senders;
  }

  private void send(SocketClient client, String chat) {
    for (int i = 0; !stopped.get(); i++) {
      String clientId = chat + "-" + i;
      Map<String, ?> message =
          Map.of(
              "chatId",
              chat,
              "clientId",
              clientId,
              "content",
              Map.of("type", "text", "text", "hi"));
      acknowledged.put(clientId, client.call("messages.send", message).get("seq").asLong());
    }
    client.close();
  }

  /** The seqs of all messages of a person's chats, by client id; none has a gap below it. */
  private static Map<String, Long> found(Api api) {
    Map<String, Long> found = new HashMap<>();
    for (JsonNode chat : api.get("/chats?limit=200").at("chats")) {
      String log = "/chats/" + chat.get("id").asString() + "/log?limit=200&after=";
      for (long after = 0; after < chat.get("head").asLong(); ) {
        for (JsonNode entry : api.get(log + after).at("entries")) {
          assertThat(entry.get("seq").asLong()).isEqualTo(++after);
          if (entry.has("clientId")) {
            found.put(entry.get("clientId").asString(), after);
          }
        }
      }
    }
    return found;
  }
}
