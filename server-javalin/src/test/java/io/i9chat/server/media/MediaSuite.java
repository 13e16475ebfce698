package io.i9chat.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.departure.DeleteAccountOf;
import io.i9chat.ports.model.Username;
import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.Uploads;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people do with media, whatever store the settings choose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MediaSuite {
  private static final int MIB = 1024 * 1024;

  private TestServer server;
  private Person ada;
  private Person bob;

  /** What chooses the store. */
  abstract Map<String, String> settings();

  /** Whether the store has an object, asked past the server. */
  abstract boolean isStored(TestServer server, String media);

  @BeforeAll
  void start() {
    server = TestServer.start(settings());
    List<Person> people = server.enrol(2);
    ada = people.getFirst();
    bob = people.getLast();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  TestServer server() {
    return server;
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private String chat(Person from, Person with) {
    return server.api(from).send("PUT", "/chats/direct/" + with.username()).text("id");
  }

  private Answer send(Api api, String chat, Map<String, Object> content) {
    return api.post(
        "/chats/" + chat + "/messages",
        Map.of("clientId", UUID.randomUUID().toString(), "content", content));
  }

  private static Map<String, Object> photo(String media) {
    return Map.of("type", "photos", "items", List.of(Map.of("media", media)));
  }

  private static Map<String, Object> file(String media, String name) {
    return Map.of("type", "file", "media", media, "name", name);
  }

  private URI url(Person reader, String media) {
    Answer found = server.api(reader).get("/media/" + media);
    assertThat(found.status()).as(found.response().body()).isEqualTo(302);
    URI self = URI.create("http://127.0.0.1:" + server.port());
    return self.resolve(found.header("Location").orElseThrow());
  }

  private static HttpResponse<byte[]> get(URI url, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Uploads.send(request);
  }

  private static String told(HttpResponse<?> answer, String name) {
    return String.join(" | ", answer.headers().allValues(name));
  }

  /** A file that Ada sent Bob, as he is told to download it. */
  private URI sent(byte[] bytes, String name) {
    Api api = server.api(ada);
    String media = Uploads.upload(api, "file", "application/pdf", bytes);
    assertThat(send(api, chat(ada, bob), file(media, name)).status()).isEqualTo(201);
    return url(bob, media);
  }

  @Test
  @Rule("MEDIA-H")
  void aFileComesAsItWasSentUnderItsName() {
    byte[] bytes = bytes(9 * MIB + 7);
    HttpResponse<byte[]> whole = get(sent(bytes, "über \"uns\".pdf"));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(Arrays.equals(whole.body(), bytes)).isTrue();
    assertThat(told(whole, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(told(whole, "Cache-Control")).isEqualTo("private, max-age=300");
    assertThat(told(whole, "Content-Disposition"))
        .startsWith("attachment; ")
        .endsWith("filename*=UTF-8''%C3%BCber%20_uns_.pdf");
  }

  @Test
  void aPartOfAFileIsGivenAlone() {
    byte[] bytes = bytes(3 * MIB);
    URI url = sent(bytes, "a.bin");
    HttpResponse<byte[]> part = get(url, "Range", "bytes=1048570-2097151");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(told(part, "Content-Range")).isEqualTo("bytes 1048570-2097151/" + bytes.length);
    assertThat(Arrays.equals(part.body(), Arrays.copyOfRange(bytes, 1048570, 2 * MIB))).isTrue();
    assertThat(get(url, "Range", "bytes=99999999-").statusCode()).isEqualTo(416);
  }

  @Test
  void aFileMayBeEmpty() {
    HttpResponse<byte[]> empty = get(sent(new byte[0], "empty.txt"));
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.body()).isEmpty();
  }

  @Test
  @Rule("MEDIA-H")
  void aPhotoIsShownAsWhatItIs() {
    Api api = server.api(ada);
    byte[] jpeg = Uploads.jpeg(70_000);
    String photo = Uploads.upload(api, "photo", "image/jpeg", jpeg);
    assertThat(send(api, chat(ada, bob), photo(photo)).status()).isEqualTo(201);
    HttpResponse<byte[]> shown = get(url(bob, photo));
    assertThat(shown.body()).isEqualTo(jpeg);
    assertThat(told(shown, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(told(shown, "Content-Disposition")).doesNotContain("attachment");
  }

  @Test
  @Rule("MEDIA-F")
  void whatIsNotAsAnnouncedCannotBeSent() {
    Api api = server.api(ada);
    String chat = chat(ada, bob);
    byte[] jpeg = Uploads.jpeg(5_000);
    Answer announced = Uploads.announce(api, "photo", "image/jpeg", jpeg.length);
    String media = announced.text("mediaId");
    for (byte[] other : List.of(Uploads.jpeg(4_999), Uploads.jpeg(5_001), new byte[0])) {
      assertThat(Uploads.send(announced, other).statusCode()).isBetween(400, 499);
      assertThat(send(api, chat, photo(media)).code()).isEqualTo("media_invalid");
    }
    assertThat(Uploads.send(announced, jpeg).statusCode()).isEqualTo(200);
    assertThat(Uploads.send(announced, bytes(5_000)).statusCode()).isBetween(200, 499);
    assertThat(send(api, chat, photo(media)).status()).isEqualTo(201);
    assertThat(get(url(bob, media)).body()).as("the first that came whole").isEqualTo(jpeg);
    String text = Uploads.upload(api, "photo", "image/jpeg", bytes(5_000));
    assertThat(send(api, chat, photo(text)).code()).isEqualTo("media_invalid");
  }

  @Test
  @Rule("MEDIA-G")
  void aUrlIsForOneObject() {
    Api api = server.api(ada);
    String chat = chat(ada, bob);
    String first = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
    String second = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
    send(api, chat, photo(first));
    String url = url(bob, first).toString();
    assertThat(get(URI.create(url)).statusCode()).isEqualTo(200);
    URI other = URI.create(url.replace(first, second));
    assertThat(get(other).statusCode()).isEqualTo(403);
    assertThat(get(URI.create(url.substring(0, url.indexOf('?')))).statusCode()).isEqualTo(403);
  }

  @Test
  @Rule("WITHDRAW-4")
  void theMediaOfADeletedMessageIsDeletedAndItsUrlsEnd() {
    Api api = server.api(ada);
    String chat = chat(ada, bob);
    String gone = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
    String kept = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
    long seq = send(api, chat, photo(gone)).at("seq").longValue();
    send(api, chat, photo(kept));
    URI url = url(bob, gone);
    assertThat(get(url).statusCode()).isEqualTo(200);

    api.send("DELETE", "/chats/" + chat + "/messages/" + seq);

    assertThat(isStored(server, gone)).isFalse();
    assertThat(isStored(server, kept)).isTrue();
    assertThat(get(url).statusCode()).isEqualTo(404);
    assertThat(send(api, chat, photo(gone)).code()).isEqualTo("media_invalid");
  }

  @Test
  @Rule("MEDIA-J")
  void theMediaOfAnErasedAccountAreDeletedAndNoUploadOfItIsServed() {
    List<Person> people = server.enrol(2);
    Person cleo = people.getFirst();
    Person dan = people.getLast();
    Api api = server.api(cleo);
    byte[] jpeg = Uploads.jpeg(5_000);
    String media = Uploads.upload(api, "photo", "image/jpeg", jpeg);
    send(api, chat(cleo, dan), photo(media));
    URI url = url(dan, media);
    Answer announced = Uploads.announce(api, "photo", "image/jpeg", jpeg.length);

    server
        .i9chat()
        .departures()
        .deleteAccountOf()
        .handle(new DeleteAccountOf.Command(new Username(cleo.username()), true));

    assertThat(get(url).statusCode()).isEqualTo(404);
    assertThat(isStored(server, media)).isFalse();
    Uploads.send(announced, jpeg);
    for (String id : List.of(media, announced.text("mediaId"))) {
      assertThat(server.api(dan).get("/media/" + id).status()).isEqualTo(404);
    }
  }
}
