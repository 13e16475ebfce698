package io.i9chat.adapter.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.media.MediaClient;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused of clients, with the status that they are told of it. */
class GcsUploadsTest extends WithScene {
  private MediaStore store;
  private MediaClient client;

  @BeforeEach
  void open() throws Exception {
    store = scene.gcs().media();
    client = new MediaClient(store);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private Upload upload(NewMedia media) {
    return store.upload(media, scene.soon()).orElseThrow();
  }

  private static Upload with(Upload upload, String header, String value) {
    SignedUrl request = upload.request();
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put(header, value);
    return new Upload(
        upload.protocol(),
        new SignedUrl(request.method(), request.url(), headers, request.expiresAt()));
  }

  private static Upload at(Upload upload, String url) {
    SignedUrl request = upload.request();
    return new Upload(
        upload.protocol(),
        new SignedUrl(request.method(), URI.create(url), request.headers(), request.expiresAt()));
  }

  @Test
  void aClientIsToldAllThatWasSigned() {
    SignedUrl start = upload(scene.photo(1_000)).request();
    assertThat(start.method()).isEqualTo("POST");
    assertThat(start.headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Content-Type", "image/png",
                "Cache-Control", "private, max-age=300",
                "x-goog-resumable", "start",
                "x-goog-if-generation-match", "0",
                "x-goog-content-length-range", "0,1000",
                "x-upload-content-length", "1000"));
    assertThat(start.url().toString())
        .startsWith(scene.google.address() + "/photos/media/")
        .contains(
            "X-Goog-SignedHeaders=cache-control%3Bcontent-type%3Bhost%3Bx-goog-content-length-range%3B"
                + "x-goog-if-generation-match%3Bx-goog-resumable%3Bx-upload-content-length");
  }

  @Test
  void aUrlThatWasTamperedWithIsRefused() throws Exception {
    NewMedia media = scene.photo(10);
    Upload upload = upload(media);
    String url = upload.request().url().toString();
    byte[] bytes = Fresh.bytes(10);
    String other = url.replace(media.id().toString(), scene.photo(10).id().toString());
    assertThat(client.upload(at(upload, other), bytes).statusCode()).isEqualTo(403);
    String longer = url.replace("X-Goog-Expires=", "X-Goog-Expires=9");
    assertThat(client.upload(at(upload, longer), bytes).statusCode()).isEqualTo(403);
    assertThat(client.upload(with(upload, "Content-Type", "text/html"), bytes).statusCode())
        .isEqualTo(403);
    assertThat(
            client
                .upload(with(upload, "x-goog-content-length-range", "0,99999"), bytes)
                .statusCode())
        .isEqualTo(403);
    assertThat(client.upload(with(upload, "x-upload-content-length", "99999"), bytes).statusCode())
        .isEqualTo(403);
    assertThat(scene.bucket.size()).isZero();
  }

  @Test
  void aUrlThatExpiredStartsNothing() throws Exception {
    Upload upload = upload(scene.photo(10));
    scene.clock.pass(Duration.ofMinutes(15));
    assertThat(client.upload(upload, Fresh.bytes(10)).statusCode()).isEqualTo(400);
  }

  @Test
  void moreOrFewerBytesThanAnnouncedAreRefused() throws Exception {
    for (int sent : new int[] {0, 9, 11, 1_000_000}) {
      NewMedia media = scene.photo(10);
      assertThat(client.upload(upload(media), Fresh.bytes(sent)).statusCode())
          .as("%d bytes of 10", sent)
          .isEqualTo(400);
      assertThat(store.find(media.id())).isEmpty();
    }
  }

  @Test
  void aChunkOfAHundredThousandBytesIsRefused() throws Exception {
    NewMedia media = scene.photo(300_000);
    URI session = client.start(upload(media));
    HttpResponse<byte[]> answer = client.put(session, 0, Fresh.bytes(100_000), 300_000);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(client.held(session, 300_000)).isZero();
  }

  @Test
  void aSecondStartAfterCompletionIsRefused() throws Exception {
    NewMedia media = scene.photo(10);
    Upload upload = upload(media);
    URI late = client.start(upload);
    assertThat(client.upload(upload, Fresh.bytes(10)).statusCode()).isEqualTo(200);
    assertThat(client.send(upload.request()).statusCode()).isEqualTo(412);
    assertThat(client.put(late, 0, Fresh.bytes(10), 10).statusCode()).isEqualTo(412);
  }

  @Test
  void anUploadThatTookAWeekIsGone() throws Exception {
    URI session = client.start(upload(scene.photo(10)));
    scene.clock.pass(Duration.ofDays(7));
    assertThat(client.put(session, 0, Fresh.bytes(10), 10).statusCode()).isEqualTo(410);
  }

  @Test
  void aFileThatWasReplacedBehindOurBackIsNotServed() throws Exception {
    NewMedia media = scene.photo(10);
    client.upload(upload(media), Fresh.bytes(10));
    StoredMedia verified = store.find(media.id()).orElseThrow();
    SignedUrl url = store.download(media.id(), verified.generation(), Scene.shown(), scene.soon());
    assertThat(client.get(url).statusCode()).isEqualTo(200);
    scene.bucket.put(Scene.name(media.id()), "<script>".getBytes(UTF_8));
    assertThat(client.get(url).statusCode()).isEqualTo(404);
    assertThat(store.find(media.id()).orElseThrow().generation())
        .isNotEqualTo(verified.generation());
  }

  @Test
  void anObjectUnderACodingIsNotWhatWasAnnounced() throws Exception {
    NewMedia media = scene.photo(10);
    assertThat(
            client
                .upload(with(upload(media), "Content-Encoding", "gzip"), Fresh.bytes(10))
                .statusCode())
        .as("Google lets headers through that are not its own")
        .isEqualTo(200);
    assertThat(store.find(media.id())).isEmpty();
    NewMedia empty = scene.photo(1);
    scene.bucket.put(Scene.name(empty.id()), new byte[0], "gzip");
    assertThat(store.find(empty.id())).isEmpty();
  }

  @Test
  void theFirstBytesAreAllThatIsRead() throws Exception {
    byte[] bytes = Fresh.bytes(3_000_000);
    NewMedia media = scene.photo(bytes.length);
    URI session = client.start(upload(media));
    client.put(session, null, BodyPublishers.ofByteArray(bytes));
    StoredMedia found = store.find(media.id()).orElseThrow();
    assertThat(found.size()).isEqualTo(bytes.length);
    assertThat(found.first()).hasSize(StoredMedia.FIRST);
  }

  @Test
  void aUrlEndsNoLaterThanItWasToldTo() throws Exception {
    NewMedia media = scene.photo(10);
    client.upload(upload(media), Fresh.bytes(10));
    String generation = store.find(media.id()).orElseThrow().generation();
    Instant end = scene.clock.instant().plusMillis(2_900);
    SignedUrl url = store.download(media.id(), generation, Scene.shown(), end);
    assertThat(client.get(url).statusCode()).isEqualTo(200);
    scene.clock.pass(Duration.ofMillis(2_900));
    assertThat(client.get(url).statusCode()).isEqualTo(400);
  }
}
