package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.tck.Rule;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of objects without a byte in a {@link io.i9chat.ports.media.MediaStore}. */
public interface EmptyMediaContract extends MediaPorts {
  private NewMedia empty() {
    NewMedia any = announced(1);
    return new NewMedia(any.id(), any.owner(), MediaKind.FILE, TYPE, 0, null, any.at());
  }

  @Test
  @Rule("MEDIA-4")
  default void anEmptyObjectIsStoredWhenItWasSent() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      SignedUrl signed = uploadOf(store(), media);
      assertThat(store().find(media.id())).as("announced").isEmpty();
      URI session = client.start(signed);
      assertThat(store().find(media.id())).as("started").isEmpty();
      assertThat(client.put(session, null, BodyPublishers.noBody()).statusCode()).isEqualTo(200);
      StoredMedia found = store().find(media.id()).orElseThrow();
      assertThat(found.size()).isZero();
      assertThat(found.first()).isEmpty();
      assertThat(found.generation()).isNotBlank();
      client.put(session, null, BodyPublishers.ofByteArray(new byte[] {1}));
      client.put(session, null, BodyPublishers.noBody());
      assertThat(reopened().find(media.id())).contains(found);
    }
  }

  @Test
  @Rule("MEDIA-4")
  default void anEmptyObjectMayBeSentWithItsSizeAlone() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      URI session = started(store(), client, media);
      int sent = client.put(session, "bytes */0", BodyPublishers.noBody()).statusCode();
      assertThat(sent).isEqualTo(200);
      assertThat(store().find(media.id()).orElseThrow().size()).isZero();
    }
  }

  @Test
  @Rule("MEDIA-1")
  default void noByteGoesToAnEmptyObject() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      URI session = started(store(), client, media);
      byte[] one = {1};
      assertThat(client.put(session, null, BodyPublishers.ofByteArray(one)).statusCode())
          .isBetween(400, 499);
      var unknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(one));
      assertThat(client.put(session, null, unknownLength).statusCode()).isBetween(400, 499);
      assertThat(client.put(session, 0, one, 1).statusCode()).isBetween(400, 499);
      assertThat(store().find(media.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-6")
  default void anEmptyObjectIsDownloadedWholeWhateverRangeIsAskedFor() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      client.put(started(store(), client, media), null, BodyPublishers.noBody());
      SignedUrl url = downloadOf(media, savedAs("empty.txt"));
      for (String range : List.of("", "bytes=0-", "bytes=0-0", "bytes=-5")) {
        HttpResponse<byte[]> answer =
            range.isEmpty() ? client.get(url) : client.get(url, "Range", range);
        assertThat(answer.statusCode()).as(range).isEqualTo(200);
        assertThat(answer.body()).as(range).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).as(range).contains("0");
      }
    }
  }
}
