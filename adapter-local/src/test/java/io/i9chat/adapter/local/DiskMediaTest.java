package io.i9chat.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskMediaTest {
  private static final MimeType PNG = new MimeType("image/png");
  private static final Served SHOWN = new Served(PNG, false, null);

  @TempDir Path data;
  private LocalConfig config;
  private DiskMedia store;

  @BeforeEach
  void open() {
    config = LocalConfig.in(data).leavingFree(0, 0);
    store = DiskMedia.open(config);
  }

  private static NewMedia announced(long size) {
    MediaId id = new MediaId(Fresh.uuid(Fresh.now()));
    return new NewMedia(id, Fresh.person(), MediaKind.PHOTO, PNG, size, null, Fresh.now());
  }

  private static Instant later() {
    return Fresh.now().plusSeconds(900);
  }

  private String started(NewMedia media) {
    return started(store.upload(media, later()).orElseThrow().request());
  }

  private String started(SignedUrl signed) {
    Request start = Request.of(signed.method(), signed.url());
    signed.headers().forEach(start::with);
    return start.to(store).told("Location");
  }

  private Request put(String session, String range, byte[] bytes) {
    return new Request("PUT", session).with("Content-Range", range).with(bytes).to(store);
  }

  private URI download(MediaId media) {
    String generation = store.find(media).orElseThrow().generation();
    return store.download(media, generation, SHOWN, later()).url();
  }

  private Path folder(NewMedia media) {
    String id = media.id().toString();
    return data.resolve("media").resolve(id.substring(id.length() - 3));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void filesAreForTheOwnerAloneAndNamedByIdsOnly() throws IOException {
    NewMedia media = announced(3);
    String session = started(media);
    Path folder = folder(media);
    assertThat(mode(data.resolve("media"))).isEqualTo("rwx------");
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(data.resolve("media/signing.key"))).isEqualTo("rw-------");
    assertThat(names(folder)).containsExactly(media.id() + ".part");
    assertThat(mode(folder.resolve(media.id() + ".part"))).isEqualTo("rw-------");
    assertThat(put(session, "bytes 0-2/3", new byte[3]).status()).isEqualTo(200);
    String name = media.id() + "." + store.find(media.id()).orElseThrow().generation();
    assertThat(names(folder)).containsExactly(name);
    assertThat(mode(folder.resolve(name))).isEqualTo("rw-------");
    store.delete(media.id());
    assertThat(names(folder)).isEmpty();
  }

  @Test
  @Rule("MEDIA-E")
  void uploadsLeaveRoomOnTheDisk() {
    NewMedia media = announced(1_000);
    assertThat(DiskMedia.open(config.leavingFree(100, 0)).upload(media, later())).isEmpty();
    assertThat(DiskMedia.open(config.leavingFree(0, Long.MAX_VALUE)).upload(media, later()))
        .isEmpty();
    assertThat(store.upload(announced(1L << 60), later())).isEmpty();
    assertThat(store.upload(media, later())).isPresent();
  }

  @Test
  @Rule("MEDIA-E")
  void whatWasAnnouncedWhenThereWasRoomTakesNoneThatIsToStayFree() {
    String session = started(announced(3));
    DiskMedia full = DiskMedia.open(config.leavingFree(0, Long.MAX_VALUE));
    Request put = new Request("PUT", session).with("Content-Range", "bytes 0-2/3");
    assertThat(put.with(new byte[] {1, 2, 3}).to(full).status()).isEqualTo(503);
    Request asking = new Request("PUT", session).with("Content-Range", "bytes */3");
    assertThat(asking.to(full).status()).as("nothing is held").isEqualTo(308);
    assertThat(put(session, "bytes 0-2/3", new byte[] {1, 2, 3}).status()).isEqualTo(200);
  }

  @Test
  void urlsOutliveARestartAndNotTheirKey() throws IOException {
    NewMedia media = announced(3);
    put(started(media), "bytes 0-2/3", new byte[] {1, 2, 3});
    URI url = download(media.id());
    assertThat(Request.of("GET", url).to(DiskMedia.open(config)).status()).isEqualTo(200);
    Path key = data.resolve("media/signing.key");
    Files.delete(key);
    assertThat(Request.of("GET", url).to(DiskMedia.open(config)).status()).isEqualTo(403);
    Files.writeString(key, "short", UTF_8);
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> DiskMedia.open(config))
        .withMessageContaining("signing.key");
  }

  @Test
  @Rule("MEDIA-D")
  void everyCharacterOfAUrlCounts() {
    NewMedia media = announced(3);
    put(started(media), "bytes 0-2/3", new byte[] {1, 2, 3});
    String url = download(media.id()).toString();
    for (int i = "/media/".length(); i < url.length(); i++) {
      for (char other : new char[] {'0', 'A', '_', '&', '%'}) {
        if (url.charAt(i) != other) {
          String changed = url.substring(0, i) + other + url.substring(i + 1);
          assertThat(new Request("GET", changed).to(store).status()).as(changed).isEqualTo(403);
        }
      }
      String shorter = url.substring(0, i) + url.substring(i + 1);
      assertThat(new Request("GET", shorter).to(store).status()).as(shorter).isEqualTo(403);
    }
    assertThat(new Request("GET", url + "=").to(store).status()).isEqualTo(403);
    assertThat(new Request("GET", url).to(store).status()).isEqualTo(200);
  }

  @Test
  @Rule("MEDIA-F")
  void aWholeObjectSentAgainGoesOnAfterWhatIsHeld() {
    byte[] bytes = Fresh.bytes(100_000);
    NewMedia media = announced(bytes.length);
    String session = started(media);
    put(session, "bytes 0-69999/100000", Arrays.copyOf(bytes, 70_000));
    assertThat(new Request("PUT", session).with(bytes).to(store).status()).isEqualTo(200);
    StoredMedia found = store.find(media.id()).orElseThrow();
    assertThat(folder(media).resolve(media.id() + "." + found.generation()))
        .hasBinaryContent(bytes);
  }

  @Test
  @Rule("MEDIA-D")
  void anObjectIsWrittenOnce() {
    NewMedia media = announced(3);
    SignedUrl signed = store.upload(media, later()).orElseThrow().request();
    String session = started(signed);
    put(session, "bytes 0-2/3", new byte[] {'a', 'b', 'c'});
    URI url = download(media.id());

    put(session, "bytes 0-2/3", new byte[] {'x', 'y', 'z'});
    new Request("PUT", session).with(new byte[] {'x', 'y', 'z'}).to(store);
    put(started(signed), "bytes 0-2/3", new byte[] {'x', 'y', 'z'});

    assertThat(Request.of("GET", url).to(store).text()).isEqualTo("abc");
    assertThat(Request.of("GET", download(media.id())).to(store).text()).isEqualTo("abc");
  }

  @Test
  void anObjectIsCompleteWhenItsSenderSaysHowLargeItIs() {
    NewMedia media = announced(3);
    String session = started(media);
    Request all = put(session, "bytes 0-2/*", new byte[] {1, 2, 3});
    assertThat(all.status()).isEqualTo(308);
    assertThat(all.told("Range")).isEqualTo("bytes=0-2");
    assertThat(put(session, "bytes */*", new byte[0]).status()).isEqualTo(308);
    assertThat(store.find(media.id())).isEmpty();
    Request done = put(session, "bytes */3", new byte[0]);
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.told("x-goog-stored-content-length")).isEqualTo("3");
    assertThat(store.find(media.id())).isPresent();
    assertThat(put(session, "bytes */3", new byte[0]).status()).isEqualTo(200);
  }

  @Test
  @Rule("MEDIA-F")
  void rangesThatMakeNoSenseAreRefused() {
    String session = started(announced(3));
    for (String range :
        List.of("bytes 0-3/3", "bytes 1-0/3", "bytes 0-2/4", "0-2/3", "bytes 0-2", "bytes -2/3")) {
      assertThat(put(session, range, new byte[3]).status()).as(range).isEqualTo(400);
    }
    assertThat(put(session, "bytes 0-1/3", new byte[3]).status()).isEqualTo(400);
    assertThat(put(session, "bytes */3", new byte[0]).told("Range")).isEmpty();
  }

  @Test
  @Rule("MEDIA-D")
  void anUploadBeginsAsInGoogleCloudStorage() {
    SignedUrl signed = store.upload(announced(3), later()).orElseThrow().request();
    Request bare = Request.of("POST", signed.url()).with("Content-Type", "image/png").to(store);
    assertThat(bare.status()).isEqualTo(400);
    Request other =
        Request.of("POST", signed.url())
            .with("x-goog-resumable", "start")
            .with("Content-Type", "text/html")
            .to(store);
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.text()).contains("Content-Type");
  }

  @Test
  void aHeadTellsTheSizeAndNoMore() {
    NewMedia media = announced(3);
    put(started(media), "bytes 0-2/3", new byte[] {'a', 'b', 'c'});
    Request head = Request.of("HEAD", download(media.id())).with("Range", "bytes=0-0").to(store);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.length()).isEqualTo(3);
    assertThat(head.text()).isEmpty();
    Request get = Request.of("GET", download(media.id())).to(store);
    assertThat(get.text()).isEqualTo("abc");
    Request ranges = Request.of("GET", download(media.id())).with("Range", "bytes=0-0,2-2");
    assertThat(ranges.to(store).text()).isEqualTo("abc");
  }

  @Test
  void aDiskThatFailsIsUnavailable() throws IOException {
    NewMedia media = announced(3);
    String session = started(media);
    Path part = folder(media).resolve(media.id() + ".part");
    Files.delete(part);
    Files.createDirectory(part);
    Request put = put(session, "bytes 0-2/3", new byte[3]);
    assertThat(put.status()).isEqualTo(503);
    assertThat(put.told("Retry-After")).isNotEmpty();
    assertThat(put.text()).isEqualTo("unavailable\n");
  }
}
