package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.ports.model.media.UploadProtocol;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import org.junit.jupiter.api.Test;

/**
 * The contract of uploads by one request, for a {@link io.i9chat.ports.media.MediaStore} whose
 * uploads are such.
 */
public interface PutMediaContract extends MediaPorts {
  @Test
  @Rule("MEDIA-2")
  default void ofWhatBrokeOffNothingIsHeldAndItCanBeSentAgain() throws Exception {
    byte[] bytes = Fresh.bytes(200_000);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      Upload upload = uploadOf(store(), media);
      assertThat(upload.protocol()).isEqualTo(UploadProtocol.PUT);
      assertThat(upload.request().method()).isEqualTo("PUT");
      client.cut(upload, bytes, 150_000);
      assertThat(store().find(media.id())).isEmpty();
      assertThat(client.upload(upload, bytes).statusCode()).isEqualTo(200);
      holds(client, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-3")
  default void aSecondRequestIsRefused() throws Exception {
    byte[] bytes = Fresh.bytes(1_000);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(bytes.length);
      Upload upload = uploadOf(store(), media);
      client.upload(upload, bytes);
      StoredMedia before = store().find(media.id()).orElseThrow();
      assertThat(client.upload(upload, Fresh.bytes(1_000)).statusCode()).isBetween(400, 499);
      assertThat(client.upload(upload, bytes).statusCode()).isBetween(400, 499);
      assertThat(store().find(media.id())).contains(before);
    }
  }
}
