package io.i9chat.tck.memory;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store of media in memory. Its endpoint speaks the whole protocol; a test that has no HTTP plays
 * the client by {@link #put}.
 */
public final class InMemoryMediaStore implements MediaStore {
  /** An object, complete or on its way. */
  static final class Upload {
    final NewMedia media;
    final String generation;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    // An empty object is complete when it was sent, not before.
    private boolean sent;

    private Upload(NewMedia media, String generation) {
      this.media = media;
      this.generation = generation;
    }

    synchronized long held() {
      return bytes.size();
    }

    synchronized boolean isComplete() {
      return sent && bytes.size() == media.size();
    }

    /** Takes a chunk if it begins where the upload got to; whether it did. */
    synchronized boolean take(long first, byte[] chunk) {
      boolean fits =
          !isComplete() && first == bytes.size() && chunk.length <= media.size() - bytes.size();
      if (fits) {
        sent = true;
        bytes.writeBytes(chunk);
      }
      return fits;
    }

    synchronized byte[] bytes(int from, int to) {
      return Arrays.copyOfRange(bytes.toByteArray(), from, to);
    }
  }

  private final long room;
  private final Map<MediaId, Upload> uploads = new HashMap<>();
  private final MemoryUrls urls;
  private long generations;

  /** A store with room for everything, on the system's clock. */
  public InMemoryMediaStore() {
    this(InstantSource.system(), Long.MAX_VALUE);
  }

  /** A store with room for {@code room} bytes of objects, unfinished ones counted in full. */
  public InMemoryMediaStore(InstantSource clock, long room) {
    this.room = room;
    this.urls = new MemoryUrls(clock);
  }

  @Override
  public synchronized Optional<SignedUrl> upload(NewMedia media, Instant expiresAt) {
    Upload upload = uploads.get(media.id());
    if (upload == null) {
      long taken = uploads.values().stream().mapToLong(other -> other.media.size()).sum();
      if (taken > room - media.size()) {
        return Optional.empty();
      }
      generations++;
      upload = new Upload(media, Long.toString(generations));
      uploads.put(media.id(), upload);
    }
    return Optional.of(
        new SignedUrl(
            "POST",
            urls.start(media.id(), upload.generation, expiresAt),
            Map.of("Content-Type", media.mime().value(), "x-goog-resumable", "start"),
            expiresAt));
  }

  /**
   * Plays a client that sends the whole object.
   *
   * @return whether it is stored now; not if no upload was begun, if these are not as many bytes as
   *     were announced, or if it is stored already
   */
  public synchronized boolean put(MediaId media, byte[] bytes) {
    Upload upload = uploads.get(media);
    return upload != null && upload.media.size() == bytes.length && upload.take(0, bytes);
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    return new SignedUrl(
        "GET", urls.download(media, generation, as, expiresAt), Map.of(), expiresAt);
  }

  /** The writing of an object that is called so, if it is there. */
  synchronized @Nullable Upload upload(MediaId media, String generation) {
    Upload upload = uploads.get(media);
    return upload != null && upload.generation.equals(generation) ? upload : null;
  }

  @Override
  public synchronized Optional<StoredMedia> find(MediaId media) {
    return Optional.ofNullable(uploads.get(media))
        .filter(Upload::isComplete)
        .map(upload -> {
          int size = (int) upload.media.size();
          byte[] first = upload.bytes(0, Math.min(StoredMedia.FIRST, size));
          return new StoredMedia(size, upload.generation, first);
        });
  }

  @Override
  public synchronized void delete(MediaId media) {
    uploads.remove(media);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new MemoryEndpoint(this, urls));
  }
}
