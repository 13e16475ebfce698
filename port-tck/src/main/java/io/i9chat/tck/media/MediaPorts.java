package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the contracts of a store of media are run on, and the steps they share. */
public interface MediaPorts {
  /** The type of what the contracts upload. */
  MimeType TYPE = new MimeType("image/png");

  /** The store under test; the same at every call within a test. */
  MediaStore store();

  /** The store after a restart, with all that was durable; {@link #store()} is not used again. */
  MediaStore reopened();

  /** The time as the store has it. */
  Instant now();

  /** Lets time pass for the store. */
  void pass(Duration time);

  /** An object that is not announced yet. */
  default NewMedia announced(long size) {
    MediaId id = new MediaId(Fresh.uuid(Fresh.now()));
    return new NewMedia(id, Fresh.person(), MediaKind.PHOTO, TYPE, size, null, now());
  }

  /** An object without a byte that is not announced yet. */
  default NewMedia empty() {
    NewMedia any = announced(1);
    return new NewMedia(any.id(), any.owner(), MediaKind.FILE, TYPE, 0, null, any.at());
  }

  /** How to upload an object, within some minutes. */
  default Upload uploadOf(MediaStore store, NewMedia media) {
    return store.upload(media, now().plus(Duration.ofMinutes(15))).orElseThrow();
  }

  /** A complete object of these bytes. */
  default NewMedia stored(MediaStore store, MediaClient client, byte[] bytes)
      throws IOException, InterruptedException {
    NewMedia media = announced(bytes.length);
    assertThat(client.upload(uploadOf(store, media), bytes).statusCode())
        .as("a whole upload")
        .isEqualTo(200);
    return media;
  }

  /** Whether an object is these bytes, by what the store and a download say. */
  default void holds(MediaClient client, NewMedia media, byte[] bytes)
      throws IOException, InterruptedException {
    StoredMedia found = store().find(media.id()).orElseThrow();
    assertThat(found.size()).isEqualTo(bytes.length);
    assertThat(found.first())
        .isEqualTo(Arrays.copyOf(bytes, Math.min(StoredMedia.FIRST, bytes.length)));
    byte[] sent = client.get(downloadOf(media, shown())).body();
    assertThat(sent).as("the bytes that were sent").isEqualTo(bytes);
  }

  /** Shown as what it is. */
  default Served shown() {
    return new Served(TYPE, false, null);
  }

  /** To be saved, under a name if there is one. */
  default Served savedAs(@Nullable String name) {
    return new Served(
        new MimeType("application/octet-stream"), true, name == null ? null : new FileName(name));
  }

  /** A URL to download what is stored from, for some minutes. */
  default SignedUrl downloadOf(NewMedia media, Served as) {
    StoredMedia found = store().find(media.id()).orElseThrow();
    Instant expiresAt = now().plus(Duration.ofMinutes(15));
    return store().download(media.id(), found.generation(), as, expiresAt);
  }
}
