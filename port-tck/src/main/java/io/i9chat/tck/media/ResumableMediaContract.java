package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of resumable uploads, for a {@link io.i9chat.ports.media.MediaStore} whose uploads
 * are such.
 */
public interface ResumableMediaContract extends MediaPorts {
  private static void refused(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as("refused").isBetween(400, 499);
  }

  private URI started(MediaStore store, MediaClient client, NewMedia media)
      throws IOException, InterruptedException {
    return client.start(uploadOf(store, media));
  }

  @Test
  @Rule("MEDIA-1")
  default void everyRequestToAnUploadIsOfTheAnnouncedSize() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(1_000);
      URI session = started(store(), client, media);
      byte[] more = Fresh.bytes(1_001);
      byte[] fewer = Fresh.bytes(999);
      refused(client.put(session, null, BodyPublishers.ofByteArray(more)));
      refused(client.put(session, null, BodyPublishers.ofByteArray(fewer)));
      refused(client.put(session, 0, more, 1_001));
      refused(client.put(session, 0, more, 1_000));
      refused(client.put(session, 0, fewer, 999));
      refused(client.put(session, 500, Fresh.bytes(501), 1_000));
      assertThat(store().find(media.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-1")
  default void bytesPastTheSizeOfABodyWithoutALengthAreRefused() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(1_000);
      URI session = started(store(), client, media);
      ByteArrayInputStream more = new ByteArrayInputStream(Fresh.bytes(1_001));
      refused(client.put(session, null, BodyPublishers.ofInputStream(() -> more)));
      assertThat(store().find(media.id())).isEmpty();
      byte[] right = Fresh.bytes(1_000);
      NewMedia fits = announced(1_000);
      ByteArrayInputStream body = new ByteArrayInputStream(right);
      URI other = started(store(), client, fits);
      assertThat(client.put(other, null, BodyPublishers.ofInputStream(() -> body)).statusCode())
          .isEqualTo(200);
      assertThat(store().find(fits.id())).map(StoredMedia::size).contains(1_000L);
    }
  }

  @Test
  @Rule("MEDIA-2")
  default void anUploadMayComeInChunks() throws Exception {
    byte[] bytes = Fresh.bytes(2 * MediaStore.CHUNK + 1_000);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      assertThat(client.held(session, bytes.length)).isZero();
      for (int at = 0; at < 2 * MediaStore.CHUNK; at += MediaStore.CHUNK) {
        byte[] chunk = Arrays.copyOfRange(bytes, at, at + MediaStore.CHUNK);
        HttpResponse<byte[]> answer = client.put(session, at, chunk, bytes.length);
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(MediaClient.held(answer)).isEqualTo(at + MediaStore.CHUNK);
        assertThat(client.held(session, bytes.length)).isEqualTo(at + MediaStore.CHUNK);
      }
      byte[] last = Arrays.copyOfRange(bytes, 2 * MediaStore.CHUNK, bytes.length);
      assertThat(client.put(session, 2 * MediaStore.CHUNK, last, bytes.length).statusCode())
          .isEqualTo(200);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-2")
  default void whatBrokeOffGoesOnFromTheLastByteHeld() throws Exception {
    byte[] bytes = Fresh.bytes(4 * MediaStore.CHUNK + 10);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      client.cut(session, 0, bytes, 3 * MediaStore.CHUNK, bytes.length);
      Await.until("what came is held", () -> heldBy(client, session, bytes.length) > 0);
      assertThat(store().find(media.id())).isEmpty();
      finish(client, session, bytes);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule({"MEDIA-2", "MEDIA-4"})
  default void anUploadGoesOnAfterARestart() throws Exception {
    byte[] bytes = Fresh.bytes(3 * MediaStore.CHUNK + 10);
    NewMedia media = announced(bytes.length);
    String session;
    long held;
    try (MediaClient client = new MediaClient(store())) {
      URI url = started(store(), client, media);
      client.put(url, 0, Arrays.copyOf(bytes, MediaStore.CHUNK), bytes.length);
      byte[] rest = Arrays.copyOfRange(bytes, MediaStore.CHUNK, bytes.length);
      client.cut(url, MediaStore.CHUNK, rest, MediaStore.CHUNK, bytes.length);
      held = heldBy(client, url, bytes.length);
      session = store().endpoint().isPresent() ? relative(url) : url.toString();
    }
    assertThat(held).isGreaterThanOrEqualTo(MediaStore.CHUNK);
    MediaStore reopened = reopened();
    try (MediaClient client = new MediaClient(reopened)) {
      URI url = URI.create(session);
      assertThat(reopened.find(media.id())).isEmpty();
      assertThat(client.held(url, bytes.length)).isGreaterThanOrEqualTo(held);
      finish(client, url, bytes);
      StoredMedia found = reopened.find(media.id()).orElseThrow();
      assertThat(found.first()).isEqualTo(Arrays.copyOf(bytes, StoredMedia.FIRST));
      assertThat(found.size()).isEqualTo(bytes.length);
    }
  }

  private static String relative(URI url) {
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  private static long heldBy(MediaClient client, URI session, long size) {
    try {
      return client.held(session, size);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** As clients do it: sends from where the store says, until it is done. */
  private static void finish(MediaClient client, URI session, byte[] bytes)
      throws IOException, InterruptedException {
    long held = client.held(session, bytes.length);
    for (int attempt = 0; attempt < 10; attempt++) {
      byte[] rest = Arrays.copyOfRange(bytes, (int) held, bytes.length);
      HttpResponse<byte[]> answer = client.put(session, held, rest, bytes.length);
      if (answer.statusCode() == 200) {
        return;
      }
      assertThat(answer.statusCode()).isEqualTo(308);
      held = MediaClient.held(answer);
    }
    throw new AssertionError("the upload does not end");
  }

  @Test
  @Rule("MEDIA-2")
  default void aChunkThatDoesNotBeginWhereTheUploadGotToIsNotTaken() throws Exception {
    byte[] bytes = Fresh.bytes(2 * MediaStore.CHUNK);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      byte[] end = Arrays.copyOfRange(bytes, bytes.length - 100, bytes.length);
      int ahead = client.put(session, bytes.length - 100, end, bytes.length).statusCode();
      assertThat(ahead).isNotIn(200, 201);
      assertThat(client.held(session, bytes.length)).isZero();
      client.put(session, 0, Arrays.copyOf(bytes, MediaStore.CHUNK), bytes.length);
      int behind = client.put(session, 100, Fresh.bytes(1_000), bytes.length).statusCode();
      assertThat(behind).isNotIn(200, 201);
      assertThat(client.held(session, bytes.length)).isEqualTo(MediaStore.CHUNK);
      finish(client, session, bytes);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-2")
  default void aChunkThatIsNoMultipleIsRefusedUnlessItIsTheLast() throws Exception {
    byte[] bytes = Fresh.bytes(2 * MediaStore.CHUNK + 10);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      for (int length : List.of(1, 100_000, MediaStore.CHUNK + 1, 2 * MediaStore.CHUNK - 1)) {
        refused(client.put(session, 0, Arrays.copyOf(bytes, length), bytes.length));
        assertThat(client.held(session, bytes.length)).as("of %d bytes", length).isZero();
      }
      byte[] two = Arrays.copyOf(bytes, 2 * MediaStore.CHUNK);
      assertThat(client.put(session, 0, two, bytes.length).statusCode()).isEqualTo(308);
      finish(client, session, bytes);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-2")
  default void whatIsHeldIsAMultipleWhereverItBrokeOff() throws Exception {
    byte[] bytes = Fresh.bytes(3 * MediaStore.CHUNK + 10);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      client.cut(session, 0, bytes, 2 * MediaStore.CHUNK + 100_000, bytes.length);
      Await.until("what came is held", () -> heldBy(client, session, bytes.length) > 0);
      assertThat(client.held(session, bytes.length) % MediaStore.CHUNK).isZero();
      finish(client, session, bytes);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-3")
  default void aCompleteObjectStaysWhateverIsSentToItsUpload() throws Exception {
    byte[] bytes = Fresh.bytes(1_000);
    byte[] other = Fresh.bytes(1_000);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      Upload upload = uploadOf(store(), media);
      URI session = client.start(upload);
      client.put(session, 0, bytes, bytes.length);
      StoredMedia before = store().find(media.id()).orElseThrow();
      client.put(session, null, BodyPublishers.ofByteArray(other));
      client.put(session, 0, other, other.length);
      client.put(session, 500, Fresh.bytes(500), 1_000);
      client.put(session, 1_000, other, 2_000);
      client.put(session, "bytes */*", BodyPublishers.noBody());
      if (client.send(upload.request()).statusCode() == 201) {
        client.put(client.start(upload), 0, other, other.length);
      }
      assertThat(store().find(media.id())).contains(before);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-4")
  default void anUploadThatIsNotCompleteIsNotStored() throws Exception {
    byte[] bytes = Fresh.bytes(MediaStore.CHUNK + 64);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      assertThat(store().find(media.id())).as("started").isEmpty();
      client.put(session, 0, Arrays.copyOf(bytes, MediaStore.CHUNK), bytes.length);
      assertThat(store().find(media.id())).as("begun").isEmpty();
      finish(client, session, bytes);
      assertThat(store().find(media.id())).map(StoredMedia::size).contains((long) bytes.length);
    }
  }

  @Test
  @Rule("MEDIA-4")
  default void anEmptyObjectMayBeSentWithItsSizeAlone() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      URI session = started(store(), client, media);
      assertThat(store().find(media.id())).as("started").isEmpty();
      int sent = client.put(session, "bytes */0", BodyPublishers.noBody()).statusCode();
      assertThat(sent).isEqualTo(200);
      assertThat(store().find(media.id()).orElseThrow().size()).isZero();
    }
  }
}
