package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Rule;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of objects without a byte in a {@link io.i9chat.ports.media.MediaStore}. */
public interface EmptyMediaContract extends MediaPorts {
  @Test
  @Rule("MEDIA-4")
  default void anEmptyObjectIsStoredWhenItWasSent() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      Upload upload = uploadOf(store(), media);
      assertThat(store().find(media.id())).as("announced").isEmpty();
      assertThat(client.upload(upload, new byte[0]).statusCode()).isEqualTo(200);
      StoredMedia found = store().find(media.id()).orElseThrow();
      assertThat(found.size()).isZero();
      assertThat(found.first()).isEmpty();
      assertThat(found.generation()).isNotBlank();
      client.upload(upload, new byte[] {1});
      client.upload(upload, new byte[0]);
      assertThat(reopened().find(media.id())).contains(found);
    }
  }

  @Test
  @Rule("MEDIA-1")
  default void noByteGoesToAnEmptyObject() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      Upload upload = uploadOf(store(), media);
      byte[] one = {1};
      assertThat(client.upload(upload, one).statusCode()).isBetween(400, 499);
      var unknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(one));
      assertThat(client.upload(upload, unknownLength).statusCode()).isBetween(400, 499);
      assertThat(store().find(media.id())).isEmpty();
    }
  }

  @Test
  @Rule("MEDIA-6")
  default void anEmptyObjectIsDownloadedWhole() throws Exception {
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = empty();
      client.upload(uploadOf(store(), media), new byte[0]);
      SignedUrl url = downloadOf(media, savedAs("empty.txt"));
      assertWhole(client.get(url), "no range");
      for (String range : List.of("bytes=0-", "bytes=0-0", "bytes=-5")) {
        HttpResponse<byte[]> answer = client.get(url, "Range", range);
        if (answer.statusCode() == 416) {
          assertThat(store().endpoint()).as("a store elsewhere").isEmpty();
        } else {
          assertWhole(answer, range);
        }
      }
    }
  }

  private static void assertWhole(HttpResponse<byte[]> answer, String range) {
    assertThat(answer.statusCode()).as(range).isEqualTo(200);
    assertThat(answer.body()).as(range).isEmpty();
    assertThat(answer.headers().firstValue("Content-Length")).as(range).contains("0");
  }
}
