package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.tck.Await;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWriterTest {
  private static final int SIZE = 5 * MediaStore.CHUNK + 1_000;
  private static final int HALF = 2 * MediaStore.CHUNK;

  @TempDir Path data;
  private final byte[] bytes = Fresh.bytes(SIZE);
  private final NewMedia media =
      new NewMedia(
          new MediaId(Fresh.uuid(Fresh.now())),
          Fresh.person(),
          MediaKind.PHOTO,
          new MimeType("image/png"),
          SIZE,
          null,
          Fresh.now());
  private DiskMedia store;
  private String session;

  @BeforeEach
  void start() {
    store = DiskMedia.open(LocalConfig.in(data).leavingFree(0, 0));
    SignedUrl signed = store.upload(media, Fresh.now().plusSeconds(900)).orElseThrow().request();
    Request start = Request.of(signed.method(), signed.url());
    signed.headers().forEach(start::with);
    session = start.to(store).told("Location");
  }

  private CompletableFuture<Request> send(String range, InputStream body) {
    Request put =
        new Request("PUT", session)
            .with("Content-Range", range)
            .with("Content-Length", Integer.toString(SIZE))
            .with(body);
    return CompletableFuture.supplyAsync(() -> put.to(store));
  }

  private String held() {
    return new Request("PUT", session)
        .with("Content-Range", "bytes */" + SIZE)
        .to(store)
        .told("Range");
  }

  private static String all() {
    return "bytes 0-" + (SIZE - 1) + "/" + SIZE;
  }

  @Test
  void whatComesIsHeldAtOnceAndInSmallPieces() throws Exception {
    SlowBody body = new SlowBody();
    CompletableFuture<Request> sending = send(all(), body);
    body.give(Arrays.copyOf(bytes, HALF));
    Await.until("the half is held", () -> held().equals("bytes=0-" + (HALF - 1)));
    body.give(Arrays.copyOfRange(bytes, HALF, SIZE));
    assertThat(sending.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(body.longestRead()).isLessThanOrEqualTo(64 * 1024);
  }

  @Test
  @Rule("MEDIA-F")
  void aLaterRequestHasTheUploadAndTheEarlierAddsNothing() throws Exception {
    SlowBody body = new SlowBody();
    CompletableFuture<Request> earlier = send(all(), body);
    body.give(Arrays.copyOf(bytes, HALF));
    Await.until("the half is held", () -> held().equals("bytes=0-" + (HALF - 1)));
    int some = HALF + MediaStore.CHUNK;
    Request later =
        new Request("PUT", session)
            .with("Content-Range", "bytes " + HALF + "-" + (some - 1) + "/" + SIZE)
            .with(Arrays.copyOfRange(bytes, HALF, some))
            .to(store);
    assertThat(later.status()).isEqualTo(308);
    body.give(Fresh.bytes(5_000));
    Request overtaken = earlier.get(10, TimeUnit.SECONDS);
    assertThat(overtaken.status()).isEqualTo(503);
    assertThat(overtaken.told("Retry-After")).isEqualTo("1");
    assertThat(held()).isEqualTo("bytes=0-" + (some - 1));
    Request rest =
        new Request("PUT", session)
            .with("Content-Range", "bytes " + some + "-" + (SIZE - 1) + "/" + SIZE)
            .with(Arrays.copyOfRange(bytes, some, SIZE))
            .to(store);
    assertThat(rest.status()).isEqualTo(200);
    StoredMedia found = store.find(media.id()).orElseThrow();
    String id = media.id().toString();
    Path folder = data.resolve("media").resolve(id.substring(id.length() - 3));
    assertThat(folder.resolve(id + "." + found.generation())).hasBinaryContent(bytes);
  }

  @Test
  void whoSendsAnObjectThatIsDeletedIsToldAtTheNextBytes() throws Exception {
    SlowBody body = new SlowBody();
    CompletableFuture<Request> sending = send(all(), body);
    body.give(Arrays.copyOf(bytes, HALF));
    Await.until("the half is held", () -> held().equals("bytes=0-" + (HALF - 1)));
    store.delete(media.id());
    body.give(Arrays.copyOfRange(bytes, HALF, SIZE));
    assertThat(sending.get(10, TimeUnit.SECONDS).status()).isEqualTo(404);
    assertThat(store.find(media.id())).isEmpty();
  }
}
