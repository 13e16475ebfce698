package io.i9chat.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.Certificate;
import io.i9chat.server.Relay;
import io.i9chat.server.Uploads;
import io.i9chat.server.crash.ServerProcess;
import io.i9chat.server.mail.PostOffice;
import io.i9chat.server.media.GoogleStorage;
import io.i9chat.server.media.S3Process;
import io.i9chat.server.media.Storage;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server in production by its settings alone, without any that allows what production refuses:
 * people, mail server and bucket are reached by TLS.
 */
class ProductionTest {
  // Made before all tests.
  @SuppressWarnings("NullAway.Init")
  private static Certificate certificate;

  @TempDir Path folder;

  @BeforeAll
  static void makeCertificate(@TempDir Path certificates) {
    certificate = Certificate.in(certificates);
  }

  @Test
  @Rule({"SIGNUP-1", "MEDIA-H"})
  void peopleSignUpByMailAndShareAPhotoInS3() {
    try (Storage s3 = S3Process.start()) {
      assertThatPeopleShareAPhoto(s3);
    }
  }

  @Test
  @Rule({"SIGNUP-1", "MEDIA-H"})
  void peopleSignUpByMailAndShareAPhotoInGoogleCloudStorage() {
    try (Storage google = GoogleStorage.start()) {
      assertThatPeopleShareAPhoto(google);
    }
  }

  private void assertThatPeopleShareAPhoto(Storage storage) {
    try (PostOffice post = new PostOffice().open();
        Relay mail = front(post.port());
        Relay bucket = front(storage.address().getPort());
        Relay site = front(0);
        HttpClient http = HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
      URI uploads = URI.create("https://127.0.0.1:" + bucket.port());
      URI url = URI.create("https://localhost:" + site.port());
      Map<String, String> settings = production(url, mail.port());
      settings.putAll(storage.settings(uploads));
      try (ServerProcess server = ServerProcess.start(folder, settings)) {
        site.lead(server.url().getPort());
        Api api = new Api(url.toString(), http);
        Api ada = api.as(post.signUp(api, "ada"));
        Api bob = api.as(post.signUp(api, "bob"));
        byte[] photo = Uploads.jpeg(300_000);

        String media = upload(http, ada, photo, uploads);
        send(ada, "bob", media);

        assertThat(storage.has(media)).isTrue();
        assertThat(download(http, bob, media, uploads).body()).isEqualTo(photo);
        assertThat(server.output()).doesNotContain("INSECURE", "ERROR");
        assertThat(server.terminate()).isZero();
      }
    }
  }

  /** Speaks TLS in front of what does not. */
  private static Relay front(int port) {
    return Relay.tls(certificate.serving(), port);
  }

  /** As the operations page says, on SQLite. */
  private static Map<String, String> production(URI url, int mailPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("I9CHAT_MODE", "production");
    settings.put("I9CHAT_RATE_LIMITS", "on");
    settings.put("I9CHAT_PUBLIC_URL", url.toString());
    settings.put("I9CHAT_MAIL", "smtp");
    settings.put("SMTP_HOST", "localhost");
    settings.put("SMTP_PORT", Integer.toString(mailPort));
    settings.put("SMTP_TLS", "implicit");
    settings.put("SMTP_CA_FILE", certificate.chain().toString());
    settings.put("MAIL_FROM", "chat@example.org");
    settings.put(
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=changeit"
            .formatted(certificate.trusted()));
    return settings;
  }

  private static String upload(HttpClient http, Api api, byte[] photo, URI uploads) {
    Answer announced = Uploads.announce(api, "photo", "image/jpeg", photo.length);
    assertThat(announced.at("upload").get("url").asString()).startsWith(uploads + "/");
    assertThat(Uploads.send(http, announced, photo).statusCode()).isEqualTo(200);
    return announced.text("mediaId");
  }

  private static void send(Api api, String username, String media) {
    String chat = api.send("PUT", "/chats/direct/" + username).text("id");
    Map<String, Object> photos = Map.of("type", "photos", "items", List.of(Map.of("media", media)));
    Map<String, Object> message =
        Map.of("clientId", UUID.randomUUID().toString(), "content", photos);
    Answer sent = api.post("/chats/" + chat + "/messages", message);
    assertThat(sent.status()).as(sent.response().body()).isEqualTo(201);
  }

  private static HttpResponse<byte[]> download(
      HttpClient http, Api api, String media, URI uploads) {
    Answer found = api.get("/media/" + media);
    assertThat(found.status()).as(found.response().body()).isEqualTo(302);
    String url = found.header("Location").orElseThrow();
    assertThat(url).startsWith(uploads + "/");
    return Uploads.send(http, HttpRequest.newBuilder(URI.create(url)));
  }
}
