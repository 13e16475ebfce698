package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nothing refers to any more leaves the disk. */
class UnusedMediaTest {
  private static boolean isOnDisk(TestServer server, String media) {
    try (Stream<Path> files = Files.walk(server.data().resolve("media"))) {
      return files.anyMatch(file -> file.toString().contains(media));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static long sent(TestServer server, Person ada, String chat, String media) {
    Map<String, Object> content =
        Map.of("type", "photos", "items", List.of(Map.of("media", media)));
    return server
        .api(ada)
        .post("/chats/" + chat + "/messages", Map.of("clientId", media, "content", content))
        .at("seq")
        .longValue();
  }

  @Test
  @Rule("WITHDRAW-4")
  void theMediaOfADeletedMessageIsDeletedWithTheNextRound() {
    try (TestServer server = TestServer.start()) {
      List<Person> people = server.enrol(2);
      Person ada = people.getFirst();
      Api api = server.api(ada);
      String chat = api.send("PUT", "/chats/direct/" + people.getLast().username()).text("id");
      String gone = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
      String kept = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
      long seq = sent(server, ada, chat, gone);
      sent(server, ada, chat, kept);

      api.send("DELETE", "/chats/" + chat + "/messages/" + seq);
      assertThat(isOnDisk(server, gone)).isTrue();
      // The first round is when the server starts.
      server.restart();

      Await.until("the photo is deleted", () -> !isOnDisk(server, gone));
      assertThat(isOnDisk(server, kept)).isTrue();
    }
  }
}
