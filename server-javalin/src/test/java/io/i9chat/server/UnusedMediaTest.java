package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
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
  void theMediaOfADeletedMessageIsDeletedWithItAndItsUrlsEnd() {
    try (TestServer server = TestServer.start()) {
      List<Person> people = server.enrol(2);
      Person ada = people.getFirst();
      Api api = server.api(ada);
      String chat = api.send("PUT", "/chats/direct/" + people.getLast().username()).text("id");
      String gone = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
      String kept = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
      long seq = sent(server, ada, chat, gone);
      sent(server, ada, chat, kept);
      URI url = URI.create("http://127.0.0.1:" + server.port()).resolve(url(api, gone));
      assertThat(Uploads.send(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(200);

      api.send("DELETE", "/chats/" + chat + "/messages/" + seq);

      assertThat(isOnDisk(server, gone)).isFalse();
      assertThat(isOnDisk(server, kept)).isTrue();
      assertThat(Uploads.send(HttpRequest.newBuilder(url)).statusCode()).isEqualTo(404);
      Map<String, Object> content =
          Map.of("type", "photos", "items", List.of(Map.of("media", gone)));
      Answer again =
          api.post("/chats/" + chat + "/messages", Map.of("clientId", "again", "content", content));
      assertThat(again.text("code")).isEqualTo("media_invalid");
    }
  }

  private static String url(Api api, String media) {
    return api.get("/media/" + media).header("Location").orElseThrow();
  }
}
