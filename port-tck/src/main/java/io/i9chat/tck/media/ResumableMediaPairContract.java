package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of two stores over one place whose uploads are resumable and end with deletion. */
public interface ResumableMediaPairContract extends MediaPairContract {
  @Test
  @Rule("MEDIA-10")
  default void anUploadGoesOnThroughWhicheverStore() throws Exception {
    byte[] bytes = Fresh.bytes(4 * MediaStore.CHUNK + 10);
    try (MediaClient one = client(store());
        MediaClient two = client(other())) {
      List<MediaClient> clients = List.of(one, two);
      NewMedia media = announced(bytes.length);
      URI session = one.start(uploadOf(store(), media));
      for (int chunk = 0; chunk < 4; chunk++) {
        int at = chunk * MediaStore.CHUNK;
        MediaClient client = clients.get(chunk % 2);
        byte[] part = Arrays.copyOfRange(bytes, at, at + MediaStore.CHUNK);
        HttpResponse<byte[]> answer = client.put(client.moved(session), at, part, bytes.length);
        assertThat(answer.statusCode()).isEqualTo(308);
        for (MediaClient each : clients) {
          assertThat(each.held(each.moved(session), bytes.length))
              .as("held, whoever is asked")
              .isEqualTo(at + MediaStore.CHUNK);
        }
      }
      byte[] last = Arrays.copyOfRange(bytes, 4 * MediaStore.CHUNK, bytes.length);
      URI atTwo = two.moved(session);
      assertThat(two.put(atTwo, 4 * MediaStore.CHUNK, last, bytes.length).statusCode())
          .isEqualTo(200);
      holds(one, media, bytes);
    }
  }

  @Test
  @Rule("MEDIA-11")
  default void requestsThatSendAtOnceDoNotMixTheirBytes() throws Exception {
    try (MediaClient one = client(store());
        MediaClient two = client(other())) {
      for (int round = 0; round < 3; round++) {
        RivalUploads rivals = new RivalUploads(6 * MediaStore.CHUNK + 1_000);
        NewMedia media = announced(rivals.size());
        URI session = one.start(uploadOf(store(), media));
        Race.each(4, i -> rivals.sendThrice(i % 2 == 0 ? one : two, session));
        rivals.finish(two, session);
        assertThat(store().find(media.id())).as("the object").isPresent();
        rivals.check(one.get(downloadOf(media, shown())).body());
      }
    }
  }

  @Test
  @Rule("MEDIA-8")
  default void completingAndDeletingAtOnceLeavesNothing() throws Exception {
    byte[] bytes = Fresh.bytes(MediaStore.CHUNK + 10);
    byte[] last = Arrays.copyOfRange(bytes, MediaStore.CHUNK, bytes.length);
    try (MediaClient one = client(store());
        MediaClient two = client(other())) {
      for (int round = 0; round < 20; round++) {
        NewMedia media = announced(bytes.length);
        URI session = one.start(uploadOf(store(), media));
        one.put(session, 0, Arrays.copyOf(bytes, MediaStore.CHUNK), bytes.length);
        Race.each(
            2,
            i -> {
              if (i == 0) {
                one.put(session, MediaStore.CHUNK, last, bytes.length);
              } else {
                other().delete(media.id());
              }
            });
        assertThat(store().find(media.id())).as("after it was deleted").isEmpty();
        assertThat(other().find(media.id())).as("after it was deleted").isEmpty();
        String asking = "bytes */" + bytes.length;
        int held = two.put(two.moved(session), asking, BodyPublishers.noBody()).statusCode();
        assertThat(held).as("its upload").isBetween(400, 499);
      }
    }
  }
}
