package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.tck.Fresh;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of objects that are not as they were written. */
final class DamagedMediaTest {
  private static final MimeType TYPE = new MimeType("image/png");

  @TempDir private Path data;
  private DiskMedia store;
  private MediaId media;
  private Path file;
  private String generation;
  private URI url;

  @BeforeEach
  void upload() throws IOException {
    store = DiskMedia.open(LocalConfig.in(data).leavingFree(0, 0));
    Instant later = Instant.now().plusSeconds(600);
    NewMedia announced =
        new NewMedia(Fresh.media(), Fresh.person(), MediaKind.PHOTO, TYPE, 5, null, Instant.now());
    media = announced.id();
    URI start = store.upload(announced, later).orElseThrow().request().url();
    String session =
        new Request("POST", start.toString())
            .with("x-goog-resumable", "start")
            .with("Content-Type", TYPE.value())
            .to(store)
            .told("Location");
    new Request("PUT", session)
        .with("Content-Range", "bytes 0-4/5")
        .with(new byte[] {1, 2, 3, 4, 5})
        .to(store);
    generation = store.find(media).orElseThrow().generation();
    url = store.download(media, generation, new Served(TYPE, false, null), later).url();
    try (Stream<Path> files = Files.walk(data.resolve("media"))) {
      file = files.filter(each -> each.toString().endsWith(generation)).findFirst().orElseThrow();
    }
  }

  private int download() {
    return new Request("GET", url.toString()).to(store).status();
  }

  private boolean isAsWritten() throws IOException {
    return Local.isAsWritten(file, generation);
  }

  @Test
  void anObjectThatIsWholeIsServed() throws IOException {
    assertThat(download()).isEqualTo(200);
    assertThat(isAsWritten()).isTrue();
  }

  @Test
  void anObjectThatIsShorterThanItWasIsNotServed() throws IOException {
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(download()).isEqualTo(404);
    assertThat(isAsWritten()).isFalse();
  }

  @Test
  void aChangedByteIsFoundByTheChecksum() throws IOException {
    Files.write(file, new byte[] {1, 2, 3, 4, 6});
    assertThat(isAsWritten()).isFalse();
  }

  @Test
  void anObjectOfAnEarlierReleaseHasNoChecksum() throws IOException {
    String name = file.getFileName().toString();
    Path earlier = file.resolveSibling(name.substring(0, name.indexOf('-', name.indexOf('.'))));
    Files.move(file, earlier);
    String older = store.find(media).orElseThrow().generation();
    assertThat(generation).startsWith(older).isNotEqualTo(older);
    assertThat(Local.isAsWritten(earlier, older)).isTrue();
  }
}
