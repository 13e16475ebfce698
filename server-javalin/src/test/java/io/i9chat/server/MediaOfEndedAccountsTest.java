package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.departure.DeleteAccountOf;
import io.i9chat.domain.operator.DisableAccountOf;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.Username;
import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of uploads and of media end with the account, message or picture that they were for. */
class MediaOfEndedAccountsTest {
  private static final byte[] PHOTO = Uploads.jpeg(MediaStore.CHUNK + 5_000);

  private static boolean isOnDisk(TestServer server, String media) {
    try (Stream<Path> files = Files.walk(server.data().resolve("media"))) {
      return files.anyMatch(file -> file.toString().contains(media));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Answer announced(Api api) {
    return api.post("/media", Map.of("kind", "photo", "mime", "image/jpeg", "size", PHOTO.length));
  }

  private static int put(URI session, int from, int to) {
    return Uploads.send(
            HttpRequest.newBuilder(session)
                .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + PHOTO.length)
                .PUT(BodyPublishers.ofByteArray(Arrays.copyOfRange(PHOTO, from, to))))
        .statusCode();
  }

  private static int asked(URI session) {
    return Uploads.send(
            HttpRequest.newBuilder(session)
                .header("Content-Range", "bytes */" + PHOTO.length)
                .PUT(BodyPublishers.noBody()))
        .statusCode();
  }

  private static int started(URI url) {
    return Uploads.send(
            HttpRequest.newBuilder(url)
                .headers("x-goog-resumable", "start", "Content-Type", "image/jpeg")
                .POST(BodyPublishers.noBody()))
        .statusCode();
  }

  private static int got(URI url) {
    return Uploads.send(HttpRequest.newBuilder(url)).statusCode();
  }

  private static URI url(TestServer server, Api api, String media) {
    URI self = URI.create("http://127.0.0.1:" + server.port());
    return self.resolve(api.get("/media/" + media).header("Location").orElseThrow());
  }

  private static void end(TestServer server, Person person, String how) {
    Username username = new Username(person.username());
    if (how.equals("disabled")) {
      server
          .i9chat()
          .signIn()
          .operator()
          .disableAccountOf()
          .handle(new DisableAccountOf.Command(username, true));
    } else {
      var command = new DeleteAccountOf.Command(username, how.equals("erased"));
      server.i9chat().departures().deleteAccountOf().handle(command);
    }
  }

  @ParameterizedTest
  @Rule("MEDIA-J")
  @ValueSource(strings = {"disabled", "deleted", "erased"})
  void uploadUrlsEndWithTheAccount(String how) {
    try (TestServer server = TestServer.start()) {
      Person ada = server.enrol();
      Api api = server.api(ada);
      Answer first = announced(api);
      URI start = URI.create(first.at("upload").get("url").asString());
      Answer second = announced(api);
      URI session = Uploads.start(second);
      assertThat(put(session, 0, MediaStore.CHUNK)).isEqualTo(308);
      String whole = Uploads.upload(api, "photo", "image/jpeg", PHOTO);
      URI download = url(server, api, whole);
      assertThat(got(download)).isEqualTo(200);

      end(server, ada, how);

      assertThat(started(start)).isEqualTo(404);
      assertThat(asked(session)).isEqualTo(404);
      assertThat(put(session, MediaStore.CHUNK, PHOTO.length)).isEqualTo(404);
      assertThat(got(download)).isEqualTo(404);
      assertThat(List.of(first.text("mediaId"), second.text("mediaId"), whole))
          .noneMatch(media -> isOnDisk(server, media));
    }
  }

  @ParameterizedTest
  @Rule("WITHDRAW-4")
  @ValueSource(strings = {"disabled", "deleted", "erased"})
  void ofWhatWasUsedOnlyThatOfErasedMessagesEnds(String how) {
    try (TestServer server = TestServer.start()) {
      List<Person> people = server.enrol(2);
      Person ada = people.getFirst();
      Api bob = server.api(people.getLast());
      Api api = server.api(ada);
      String chat = api.send("PUT", "/chats/direct/" + people.getLast().username()).text("id");
      String photo = Uploads.upload(api, "photo", "image/jpeg", PHOTO);
      String picture = Uploads.upload(api, "picture", "image/jpeg", PHOTO);
      Map<String, Object> content =
          Map.of("type", "photos", "items", List.of(Map.of("media", photo)));
      api.post("/chats/" + chat + "/messages", Map.of("clientId", "1", "content", content));
      api.send("PATCH", "/me", Map.of("picture", Map.of("media", picture)));
      URI ofPhoto = url(server, bob, photo);
      URI ofPicture = url(server, bob, picture);
      assertThat(got(ofPicture)).isEqualTo(200);

      end(server, ada, how);

      assertThat(got(ofPhoto)).isEqualTo(how.equals("erased") ? 404 : 200);
      assertThat(isOnDisk(server, photo)).isEqualTo(!how.equals("erased"));
      assertThat(got(ofPicture)).isEqualTo(how.equals("disabled") ? 200 : 404);
      assertThat(isOnDisk(server, picture)).isEqualTo(how.equals("disabled"));
    }
  }

  @Test
  @Rule("WITHDRAW-4")
  void theUrlsOfAReplacedPictureEndWithIt() {
    try (TestServer server = TestServer.start()) {
      List<Person> people = server.enrol(2);
      Api api = server.api(people.getFirst());
      String group =
          api.post(
                  "/groups",
                  Map.of(
                      "clientId",
                      "g",
                      "name",
                      "Chess",
                      "members",
                      List.of(people.getLast().username())))
              .text("id");
      for (String what : List.of("/me", "/groups/" + group)) {
        String before = Uploads.upload(api, "picture", "image/jpeg", PHOTO);
        String after = Uploads.upload(api, "picture", "image/jpeg", PHOTO);
        assertThat(api.send("PATCH", what, picture(before)).status()).isEqualTo(200);
        URI old = url(server, api, before);
        assertThat(got(old)).isEqualTo(200);

        assertThat(api.send("PATCH", what, picture(after)).status()).isEqualTo(200);

        assertThat(got(old)).as(what).isEqualTo(404);
        assertThat(isOnDisk(server, before)).isFalse();
        assertThat(got(url(server, api, after))).isEqualTo(200);
      }
    }
  }

  private static Map<String, Object> picture(String media) {
    return Map.of("picture", Map.of("media", media));
  }
}
