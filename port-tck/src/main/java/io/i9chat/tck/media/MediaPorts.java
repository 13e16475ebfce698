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
import io.i9chat.tck.Fresh;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the contracts of a store of media are run on, and the steps they share. */
public interface MediaPorts {
  /** What Google's store takes chunks in multiples of, save the last. */
  int CHUNK = 256 * 1024;

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

  /** A URL that starts the upload of an object, for some minutes. */
  default SignedUrl uploadOf(MediaStore store, NewMedia media) {
    return store.upload(media, now().plus(Duration.ofMinutes(15))).orElseThrow();
  }

  /** The start of an upload. */
  default URI started(MediaStore store, MediaClient client, NewMedia media)
      throws IOException, InterruptedException {
    return client.start(uploadOf(store, media));
  }

  /** A complete object of these bytes. */
  default NewMedia stored(MediaStore store, MediaClient client, byte[] bytes)
      throws IOException, InterruptedException {
    NewMedia media = announced(bytes.length);
    URI session = started(store, client, media);
    assertThat(client.put(session, null, BodyPublishers.ofByteArray(bytes)).statusCode())
        .as("a whole upload")
        .isEqualTo(200);
    return media;
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
