package io.i9chat.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.s3.server.S3Server;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.media.MediaClient;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** What the contract does not ask: what is in the bucket and the URLs, and failures. */
class S3MediaTest {
  private static final MimeType TYPE = new MimeType("image/png");
  private final S3Server server = S3Server.shared();

  private static NewMedia announced(int size) {
    return new NewMedia(
        Fresh.media(), Fresh.person(), MediaKind.FILE, TYPE, size, null, Instant.now());
  }

  private Upload upload(MediaStore store, NewMedia media) {
    return store.upload(media, server.now().plusSeconds(900)).orElseThrow();
  }

  private NewMedia stored(MediaStore store, MediaClient client, byte[] bytes) throws Exception {
    NewMedia media = announced(bytes.length);
    assertThat(client.upload(upload(store, media), bytes).statusCode()).isEqualTo(200);
    return media;
  }

  private SignedUrl download(MediaStore store, NewMedia media) {
    StoredMedia found = store.find(media.id()).orElseThrow();
    Served shown = new Served(TYPE, false, null);
    return store.download(media.id(), found.generation(), shown, server.now().plusSeconds(900));
  }

  @Test
  void anUploadIsSignedForItsNameTypeAndLengthAndThatNothingIsThere() {
    try (S3Bucket bucket = S3Bucket.open(server.bucket())) {
      NewMedia media = announced(1_234);
      SignedUrl request = upload(bucket.media(), media).request();
      assertThat(request.headers())
          .isEqualTo(Map.of("Content-Type", "image/png", "If-None-Match", "*"));
      assertThat(request.url().getRawPath()).endsWith("/media/" + media.id());
      assertThat(request.url().getRawQuery())
          .contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bif-none-match&")
          .contains("X-Amz-Expires=")
          .doesNotContainIgnoringCase("checksum");
    }
  }

  @Test
  void aSecondUploadIsToldThatThereIsOne() throws Exception {
    try (S3Bucket bucket = S3Bucket.open(server.bucket());
        MediaClient client = new MediaClient(bucket.media())) {
      NewMedia media = announced(10);
      Upload upload = upload(bucket.media(), media);
      assertThat(client.upload(upload, Fresh.bytes(10)).statusCode()).isEqualTo(200);
      assertThat(client.upload(upload, Fresh.bytes(10)).statusCode()).isEqualTo(412);
      Map<String, String> bare = new HashMap<>(upload.request().headers());
      bare.remove("If-None-Match");
      SignedUrl request = upload.request();
      SignedUrl without = new SignedUrl("PUT", request.url(), bare, request.expiresAt());
      Upload unconditional = new Upload(upload.protocol(), without);
      assertThat(client.upload(unconditional, Fresh.bytes(10)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void whatIsPutInItsPlaceByOthersIsNotServedByUrlsOfTheVersionThatWasFound() throws Exception {
    S3Config config = server.versionedBucket();
    try (S3Bucket bucket = S3Bucket.open(config);
        MediaClient client = new MediaClient(bucket.media())) {
      byte[] bytes = Fresh.bytes(1_000);
      NewMedia media = stored(bucket.media(), client, bytes);
      SignedUrl url = download(bucket.media(), media);
      String generation = bucket.media().find(media.id()).orElseThrow().generation();

      server
          .operator()
          .putObject(
              put -> put.bucket(config.bucket()).key("media/" + media.id()),
              RequestBody.fromBytes(Fresh.bytes(1_000)));

      assertThat(client.get(url).body()).isEqualTo(bytes);
      assertThat(bucket.media().find(media.id()).orElseThrow().generation())
          .isNotEqualTo(generation);
    }
  }

  @Test
  void ofADeletedObjectNoVersionIsLeft() throws Exception {
    S3Config config = server.versionedBucket();
    try (S3Bucket bucket = S3Bucket.open(config);
        MediaClient client = new MediaClient(bucket.media())) {
      NewMedia media = stored(bucket.media(), client, Fresh.bytes(100));
      NewMedia other = stored(bucket.media(), client, Fresh.bytes(100));
      server
          .operator()
          .deleteObject(delete -> delete.bucket(config.bucket()).key("media/" + media.id()));
      bucket.media().delete(media.id());
      bucket.media().delete(announced(1).id());

      ListObjectVersionsResponse left =
          server.operator().listObjectVersions(list -> list.bucket(config.bucket()));
      assertThat(left.versions())
          .extracting(each -> each.key())
          .containsExactly("media/" + other.id());
      assertThat(left.deleteMarkers()).isEmpty();
    }
  }

  @Test
  void aBucketWithoutVersionsHoldsEachObjectOnce() throws Exception {
    try (S3Bucket bucket = S3Bucket.open(server.bucket());
        MediaClient client = new MediaClient(bucket.media())) {
      byte[] bytes = Fresh.bytes(70_000);
      NewMedia media = stored(bucket.media(), client, bytes);
      SignedUrl url = download(bucket.media(), media);
      assertThat(client.get(url).body()).isEqualTo(bytes);
      assertThat(bucket.media().find(media.id()).orElseThrow().size()).isEqualTo(70_000);
      assertThat(bucket.media().list(null, 10)).containsExactly(media.id());
      bucket.media().delete(media.id());
      assertThat(client.get(url).statusCode()).isEqualTo(404);
      bucket.media().delete(media.id());
      assertThat(bucket.media().list(null, 10)).isEmpty();
    }
  }

  @Test
  void listingPassesOverWhatOthersPutThere() throws Exception {
    S3Config config = server.bucket();
    try (S3Bucket bucket = S3Bucket.open(config);
        MediaClient client = new MediaClient(bucket.media())) {
      for (String key : List.of("media/0-notes.txt", "media/", "other/x", "media/zz")) {
        server
            .operator()
            .putObject(put -> put.bucket(config.bucket()).key(key), RequestBody.fromString("x"));
      }
      MediaId first = stored(bucket.media(), client, Fresh.bytes(1)).id();
      MediaId second = stored(bucket.media(), client, Fresh.bytes(1)).id();
      List<MediaId> both = List.of(first, second).stream().sorted().toList();
      assertThat(bucket.media().list(null, 1)).containsExactly(both.getFirst());
      assertThat(bucket.media().list(both.getFirst(), 5)).containsExactly(both.getLast());
      assertThat(bucket.media().list(both.getLast(), 5)).isEmpty();
    }
  }

  @Test
  void objectsMayLieAnywhereInTheBucket() throws Exception {
    S3Config config = server.bucket();
    for (String prefix : List.of("", "chat/prod/")) {
      try (S3Bucket bucket = S3Bucket.open(config.below(prefix));
          MediaClient client = new MediaClient(bucket.media())) {
        NewMedia media = stored(bucket.media(), client, Fresh.bytes(5));
        assertThat(bucket.media().list(null, 5)).containsExactly(media.id());
        bucket.media().delete(media.id());
        assertThat(bucket.media().find(media.id())).isEmpty();
      }
    }
  }

  @Test
  void aServerThatIsDownIsAFailureAtOnce() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    S3Config config = server.bucket().at(URI.create("http://127.0.0.1:" + port));
    try (S3Bucket bucket = S3Bucket.open(config)) {
      MediaId media = Fresh.media();
      long start = System.nanoTime();
      assertThatThrownBy(() -> bucket.media().find(media)).isInstanceOf(PortFailure.class);
      assertThatThrownBy(() -> bucket.media().delete(media))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("nothing listens there");
      assertThatThrownBy(() -> bucket.media().list(null, 1)).isInstanceOf(PortFailure.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      assertThat(upload(bucket.media(), announced(1)).request().url().getPort()).isEqualTo(port);
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsAFailureInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      S3Config config =
          server
              .bucket()
              .at(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
              .waiting(Duration.ofSeconds(1));
      try (S3Bucket bucket = S3Bucket.open(config)) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> bucket.media().find(Fresh.media()))
            .isInstanceOf(PortFailure.class)
            .hasMessageContaining("does not answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      }
    }
  }

  @Test
  void aCallEndsWhenItsThreadIsInterruptedAndLeavesItSo() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      S3Config config = server.bucket().at(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      try (S3Bucket bucket = S3Bucket.open(config)) {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread calling =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    bucket.media().find(Fresh.media());
                    interrupted.complete(false);
                  } catch (PortFailure ended) {
                    interrupted.complete(Thread.currentThread().isInterrupted());
                  }
                });
        silent.accept();
        calling.interrupt();
        assertThat(interrupted.get(4, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void noKeyIsShown() {
    S3Config config = S3Config.of("chat", "eu-central-1").signedWith("AKIA", "very-secret");
    assertThat(config.toString()).contains("chat").doesNotContain("AKIA").doesNotContain("secret");
  }
}
