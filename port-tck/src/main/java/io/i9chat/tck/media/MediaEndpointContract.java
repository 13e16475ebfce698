package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What only a {@link io.i9chat.ports.media.MediaStore} can promise whose objects this process
 * serves; its uploads are resumable.
 */
public interface MediaEndpointContract extends MediaPorts {
  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  @Rule("MEDIA-7")
  default void everythingIsServedSoThatItCannotAct() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = stored(store(), client, Fresh.bytes(100));
      for (Served as : List.of(shown(), savedAs("a.html"))) {
        SignedUrl url = downloadOf(media, as);
        for (String[] headers : List.of(new String[0], new String[] {"Range", "bytes=0-9"})) {
          HttpResponse<byte[]> answer = client.get(url, headers);
          assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
          assertThat(header(answer, "Content-Security-Policy"))
              .contains("sandbox", "default-src 'none'");
        }
      }
    }
  }

  @Test
  @Rule("MEDIA-8")
  default void anUploadOfADeletedObjectDoesNotGoOn() throws Exception {
    byte[] bytes = Fresh.bytes(MediaStore.CHUNK + 10);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      Upload upload = uploadOf(store(), media);
      URI session = client.start(upload);
      client.put(session, 0, Arrays.copyOf(bytes, MediaStore.CHUNK), bytes.length);
      store().delete(media.id());
      byte[] rest = Arrays.copyOfRange(bytes, MediaStore.CHUNK, bytes.length);
      assertThat(client.put(session, MediaStore.CHUNK, rest, bytes.length).statusCode())
          .isBetween(400, 499);
      assertThat(
              client.put(session, "bytes */" + bytes.length, BodyPublishers.noBody()).statusCode())
          .isBetween(400, 499);
      assertThat(client.send(upload.request()).statusCode()).isBetween(400, 499);
      assertThat(store().find(media.id())).isEmpty();
    }
  }
}
