package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of two {@link io.i9chat.ports.media.MediaStore}s over one place, as two servers have
 * them.
 */
public interface MediaPairContract extends MediaPorts {
  /**
   * Another store over the place of {@link #store()}, as another process would have it; the same at
   * every call within a test.
   */
  MediaStore other();

  /** A client of one of the two. */
  default MediaClient client(MediaStore of) throws IOException {
    return new MediaClient(of);
  }

  private SignedUrl downloadOf(MediaStore signing, NewMedia media) {
    String generation = signing.find(media.id()).orElseThrow().generation();
    return signing.download(media.id(), generation, shown(), now().plus(Duration.ofMinutes(15)));
  }

  private static List<MediaId> all(MediaStore store) {
    List<MediaId> all = new ArrayList<>();
    List<MediaId> page = store.list(null, 100);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = store.list(page.getLast(), 100);
    }
    return all;
  }

  /** Announces through {@code one}, and does the rest through {@code two}. */
  private void isOnePlace(MediaStore one, MediaStore two) throws IOException, InterruptedException {
    byte[] bytes = Fresh.bytes(100_000);
    try (MediaClient ofOne = client(one);
        MediaClient ofTwo = client(two)) {
      NewMedia media = announced(bytes.length);
      assertThat(ofTwo.upload(uploadOf(one, media), bytes).statusCode())
          .as("an upload that the other store signed")
          .isEqualTo(200);
      assertThat(one.find(media.id())).isPresent().isEqualTo(two.find(media.id()));
      assertThat(all(one)).contains(media.id()).isEqualTo(all(two));
      SignedUrl signedByOne = downloadOf(one, media);
      SignedUrl signedByTwo = downloadOf(two, media);
      for (SignedUrl url : List.of(signedByOne, signedByTwo)) {
        assertThat(ofOne.get(url).body()).as("downloaded").isEqualTo(bytes);
        assertThat(ofTwo.get(url).body()).as("downloaded").isEqualTo(bytes);
      }
      two.delete(media.id());
      assertThat(one.find(media.id())).isEmpty();
      assertThat(ofOne.get(signedByOne).statusCode()).isBetween(400, 499);
      one.delete(media.id());
    }
  }

  @Test
  @Rule("MEDIA-10")
  default void whatIsDoneThroughOneIsDoneForBoth() throws Exception {
    isOnePlace(store(), other());
    isOnePlace(other(), store());
  }
}
