package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Files and recordings announced as browsers describe them. */
class BrowserFilesTest {
  private static TestServer server;
  private static Person ada;
  private static Person bob;
  private static String chat;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    List<Person> people = server.enrol(2);
    ada = people.get(0);
    bob = people.get(1);
    chat = server.api(ada).send("PUT", "/chats/direct/" + bob.username()).text("id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer trySending(Map<String, Object> content) {
    return server
        .api(ada)
        .post(
            "/chats/" + chat + "/messages",
            Map.of("clientId", UUID.randomUUID().toString(), "content", content));
  }

  private static Answer send(Map<String, Object> content) {
    Answer sent = trySending(content);
    assertThat(sent.status()).as(sent.response().body()).isEqualTo(201);
    return sent;
  }

  @Test
  @Rule("MEDIA-A")
  void aRecordingIsOfItsTypeWithoutTheCodec() {
    byte[] webm = Arrays.copyOf(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 40);
    byte[] type = {0x42, (byte) 0x82, (byte) 0x84, 'w', 'e', 'b', 'm'};
    System.arraycopy(type, 0, webm, 5, type.length);

    String media = Uploads.upload(server.api(ada), "voice", "audio/webm;codecs=opus", webm);
    Answer sent = send(Map.of("type", "voice", "media", media, "durationMs", 1_000));

    assertThat(sent.at("content").get("mime").asString()).isEqualTo("audio/webm");
  }

  @ParameterizedTest
  @CsvSource({"text/plain;charset=utf-8, text/plain", "'', application/octet-stream"})
  @Rule("MEDIA-A")
  void aFileIsOfItsTypeWithoutParameters(String given, String kept) {
    String media = Uploads.upload(server.api(ada), "file", given, new byte[] {'a', 'b'});
    Answer sent = send(Map.of("type", "file", "media", media, "name", "notes"));

    assertThat(sent.at("content").get("mime").asString()).isEqualTo(kept);
  }

  @Test
  @Rule({"MEDIA-A", "MEDIA-B"})
  void anEmptyFileIsSentAndDownloaded() {
    String media = Uploads.upload(server.api(ada), "file", "text/plain", new byte[0]);
    Answer sent = send(Map.of("type", "file", "media", media, "name", "empty.txt"));
    assertThat(sent.at("content").get("size").longValue()).isZero();

    Answer found = server.api(bob).get("/media/" + media);
    assertThat(found.status()).isEqualTo(302);
    URI url = URI.create(found.header("Location").orElseThrow());
    HttpResponse<byte[]> whole =
        Uploads.send(HttpRequest.newBuilder(url).header("Range", "bytes=0-"));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEmpty();
    assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("empty.txt");
  }

  @Test
  @Rule("MEDIA-B")
  void anEmptyFileThatWasNotUploadedCannotBeSent() {
    Answer announced =
        server.api(ada).post("/media", Map.of("kind", "file", "mime", "text/plain", "size", 0));
    assertThat(announced.status()).as(announced.response().body()).isEqualTo(201);
    Map<String, Object> content =
        Map.of("type", "file", "media", announced.text("mediaId"), "name", "empty.txt");
    Answer refused = trySending(content);
    assertThat(refused.text("code")).isEqualTo("media_invalid");
  }

  @Test
  void aPhotoMayTellItsWidthAndHeight() {
    Api api = server.api(ada);
    String one = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(100));
    String two = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(100));
    Map<String, Object> told = Map.of("media", one, "width", 65_535, "height", 1);
    Answer sent = send(Map.of("type", "photos", "items", List.of(told, Map.of("media", two))));

    String path = "/chats/" + chat + "/messages/" + sent.at("seq").longValue();
    JsonNode items =
        server
            .api(bob)
            .get("/chats/" + chat + "/history?limit=1")
            .at("items")
            .get(0)
            .get("content")
            .get("items");
    assertThat(items.get(0).get("width").intValue()).isEqualTo(65_535);
    assertThat(items.get(0).get("height").intValue()).isEqualTo(1);
    assertThat(items.get(1).has("width")).isFalse();
    assertThat(items.get(1).has("height")).isFalse();

    Map<String, Object> captioned =
        Map.of(
            "type",
            "photos",
            "items",
            List.of(Map.of("media", one), Map.of("media", two)),
            "caption",
            "new");
    Answer edited = api.send("PATCH", path, Map.of("content", captioned));
    assertThat(edited.status()).as(edited.response().body()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 65536", "5,", ", 5"})
  void widthAndHeightAreGivenTogetherAndWithinBounds(Integer width, Integer height) {
    Map<String, Object> item = new HashMap<>(Map.of("media", UUID.randomUUID().toString()));
    item.put("width", width);
    item.put("height", height);
    Map<String, Object> content = Map.of("type", "photos", "items", List.of(item));
    Answer refused = trySending(content);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.response().body()).containsPattern("items\\[0\\]\\.(width|height) ");
  }

  @Test
  @Rule("MEDIA-A")
  void anythingButAFileNeedsAType() {
    Answer refused =
        server.api(ada).post("/media", Map.of("kind", "photo", "mime", "", "size", 10));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.response().body()).contains("mime is not a type of this kind");
  }
}
