package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of uploads to a {@link io.i9chat.ports.media.MediaStore}. */
public interface MediaUploadContract extends MediaPorts {
  private static void refused(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as("refused").isBetween(400, 499);
  }

  @Test
  @Rule("MEDIA-1")
  default void anUploadIsOfTheAnnouncedTypeAlone() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(10);
      SignedUrl signed = uploadOf(store(), media);
      assertThat(signed.method()).isEqualTo("POST");
      Map<String, String> headers = new HashMap<>(signed.headers());
      headers.keySet().removeIf("Content-Type"::equalsIgnoreCase);
      for (MimeType other : List.of(new MimeType("text/html"), new MimeType("image/jpeg"))) {
        headers.put("Content-Type", other.value());
        refused(client.send(new SignedUrl("POST", signed.url(), headers, signed.expiresAt())));
      }
      assertThat(client.send(signed).statusCode()).isEqualTo(201);
    }
  }

  @Test
  @Rule("MEDIA-1")
  default void anUploadIsOfTheAnnouncedSizeAlone() throws Exception {
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
  @Rule("MEDIA-1")
  default void anUploadIsOfNoUseForAnotherObject() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia ours = announced(10);
      NewMedia theirs = announced(10);
      SignedUrl signed = uploadOf(store(), ours);
      uploadOf(store(), theirs);
      String oursId = ours.id().toString();
      String theirsId = theirs.id().toString();
      URI start = URI.create(signed.url().toString().replace(oursId, theirsId));
      refused(client.send(signed, start));
      URI session = client.start(signed);
      URI other = URI.create(session.toString().replace(oursId, theirsId));
      if (!other.equals(session)) {
        refused(client.put(other, null, BodyPublishers.ofByteArray(Fresh.bytes(10))));
      }
      assertThat(store().find(theirs.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-2")
  default void anUploadMayComeInChunks() throws Exception {
    byte[] bytes = Fresh.bytes(2 * CHUNK + 1_000);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      assertThat(client.held(session, bytes.length)).isZero();
      for (int at = 0; at < 2 * CHUNK; at += CHUNK) {
        byte[] chunk = Arrays.copyOfRange(bytes, at, at + CHUNK);
        HttpResponse<byte[]> answer = client.put(session, at, chunk, bytes.length);
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(MediaClient.held(answer)).isEqualTo(at + CHUNK);
        assertThat(client.held(session, bytes.length)).isEqualTo(at + CHUNK);
      }
      byte[] last = Arrays.copyOfRange(bytes, 2 * CHUNK, bytes.length);
      assertThat(client.put(session, 2 * CHUNK, last, bytes.length).statusCode()).isEqualTo(200);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-2")
  default void whatBrokeOffGoesOnFromTheLastByteHeld() throws Exception {
    byte[] bytes = Fresh.bytes(4 * CHUNK + 10);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      client.cut(session, 0, bytes, 3 * CHUNK, bytes.length);
      Await.until("what came is held", () -> heldBy(client, session, bytes.length) > 0);
      assertThat(store().find(media.id())).isEmpty();
      finish(client, session, bytes);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule({"MEDIA-2", "MEDIA-4"})
  default void anUploadGoesOnAfterARestart() throws Exception {
    byte[] bytes = Fresh.bytes(3 * CHUNK + 10);
    NewMedia media = announced(bytes.length);
    String session;
    long held;
    try (MediaClient client = new MediaClient(store())) {
      URI url = started(store(), client, media);
      client.put(url, 0, Arrays.copyOf(bytes, CHUNK), bytes.length);
      byte[] rest = Arrays.copyOfRange(bytes, CHUNK, bytes.length);
      client.cut(url, CHUNK, rest, CHUNK, bytes.length);
      held = heldBy(client, url, bytes.length);
      session = store().endpoint().isPresent() ? relative(url) : url.toString();
    }
    assertThat(held).isGreaterThanOrEqualTo(CHUNK);
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
    byte[] bytes = Fresh.bytes(2 * CHUNK);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      URI session = started(store(), client, media);
      byte[] end = Arrays.copyOfRange(bytes, bytes.length - 100, bytes.length);
      int ahead = client.put(session, bytes.length - 100, end, bytes.length).statusCode();
      assertThat(ahead).isNotIn(200, 201);
      assertThat(client.held(session, bytes.length)).isZero();
      client.put(session, 0, Arrays.copyOf(bytes, CHUNK), bytes.length);
      int behind = client.put(session, 100, Fresh.bytes(1_000), bytes.length).statusCode();
      assertThat(behind).isNotIn(200, 201);
      assertThat(client.held(session, bytes.length)).isEqualTo(CHUNK);
      finish(client, session, bytes);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-3")
  default void aCompleteObjectNeverChanges() throws Exception {
    byte[] bytes = Fresh.bytes(1_000);
    byte[] other = Fresh.bytes(1_000);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      SignedUrl signed = uploadOf(store(), media);
      URI session = client.start(signed);
      client.put(session, 0, bytes, bytes.length);
      StoredMedia before = store().find(media.id()).orElseThrow();
      client.put(session, null, BodyPublishers.ofByteArray(other));
      client.put(session, 0, other, other.length);
      client.put(session, 500, Fresh.bytes(500), 1_000);
      client.put(session, 1_000, other, 2_000);
      client.put(session, "bytes */*", BodyPublishers.noBody());
      if (client.send(signed).statusCode() == 201) {
        client.put(client.start(signed), 0, other, other.length);
      }
      store()
          .upload(media, now().plusSeconds(60))
          .ifPresent(again -> sendQuietly(client, again, other));
      assertThat(store().find(media.id())).contains(before);
      holds(client, media, bytes);
    }
  }

  private static void sendQuietly(MediaClient client, SignedUrl signed, byte[] bytes) {
    try {
      if (client.send(signed).statusCode() == 201) {
        client.put(client.start(signed), 0, bytes, bytes.length);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Whether the object is these bytes, by what the store and a download say. */
  default void holds(MediaClient client, NewMedia media, byte[] bytes)
      throws IOException, InterruptedException {
    StoredMedia found = store().find(media.id()).orElseThrow();
    assertThat(found.size()).isEqualTo(bytes.length);
    assertThat(found.first())
        .isEqualTo(Arrays.copyOf(bytes, Math.min(StoredMedia.FIRST, bytes.length)));
    var served = new io.i9chat.ports.model.media.Served(TYPE, false, null);
    SignedUrl url = store().download(media.id(), found.generation(), served, now().plusSeconds(60));
    assertThat(client.get(url).body()).as("the bytes that were sent").isEqualTo(bytes);
  }

  @Test
  @Rule("MEDIA-4")
  default void onlyACompleteObjectIsStored() throws Exception {
    byte[] bytes = Fresh.bytes(CHUNK + 64);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      assertThat(store().find(media.id())).isEmpty();
      SignedUrl signed = uploadOf(store(), media);
      assertThat(store().find(media.id())).isEmpty();
      URI session = client.start(signed);
      assertThat(store().find(media.id())).isEmpty();
      client.put(session, 0, Arrays.copyOf(bytes, CHUNK), bytes.length);
      assertThat(store().find(media.id())).isEmpty();
      client.put(session, CHUNK, Arrays.copyOfRange(bytes, CHUNK, bytes.length), bytes.length);
      StoredMedia found = store().find(media.id()).orElseThrow();
      assertThat(found.size()).isEqualTo(bytes.length);
      assertThat(found.first()).isEqualTo(Arrays.copyOf(bytes, StoredMedia.FIRST));
      assertThat(found.generation()).isNotBlank();
      NewMedia small = stored(store(), client, new byte[] {1, 2, 3});
      assertThat(store().find(small.id()).orElseThrow().first()).containsExactly(1, 2, 3);
      assertThat(reopened().find(media.id())).contains(found);
    }
  }
}
