package io.i9chat.tck.memory;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.ports.model.media.UploadProtocol;
import io.i9chat.tck.memory.MemoryUploads.MemoryUpload;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store of media in memory. Its endpoint speaks the whole protocol; a test that has no HTTP plays
 * the client by {@link #put}.
 */
public final class InMemoryMediaStore implements MediaStore {
  private final MemoryUploads uploads;
  private final MemoryUrls urls;

  /** A store with room for everything, on the system's clock. */
  public InMemoryMediaStore() {
    this(InstantSource.system(), Long.MAX_VALUE);
  }

  /** A store with room for {@code room} bytes of objects, unfinished ones counted in full. */
  public InMemoryMediaStore(InstantSource clock, long room) {
    this(new MemoryUploads(room), new MemoryUrls(clock));
  }

  private InMemoryMediaStore(MemoryUploads uploads, MemoryUrls urls) {
    this.uploads = uploads;
    this.urls = urls;
  }

  /** Another store over the same objects, as another process would have it. */
  public InMemoryMediaStore beside() {
    return new InMemoryMediaStore(uploads, urls);
  }

  @Override
  public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
    return uploads
        .begin(media)
        .map(upload ->
            new SignedUrl(
                "POST",
                urls.start(media.id(), upload.generation, expiresAt),
                Map.of("Content-Type", media.mime().value(), "x-goog-resumable", "start"),
                expiresAt))
        .map(start -> new Upload(UploadProtocol.RESUMABLE, start));
  }

  /**
   * Plays a client that sends the whole object.
   *
   * @return whether it is stored now; not if no upload was begun, if these are not as many bytes as
   *     were announced, or if it is stored already
   */
  public boolean put(MediaId media, byte[] bytes) {
    return uploads
        .find(media)
        .filter(upload -> upload.media.size() == bytes.length && upload.take(0, bytes))
        .isPresent();
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    return new SignedUrl(
        "GET", urls.download(media, generation, as, expiresAt), Map.of(), expiresAt);
  }

  @Override
  public Optional<StoredMedia> find(MediaId media) {
    return uploads
        .find(media)
        .filter(MemoryUpload::isComplete)
        .map(upload -> {
          int size = (int) upload.media.size();
          byte[] first = upload.bytes(0, Math.min(StoredMedia.FIRST, size));
          return new StoredMedia(size, upload.generation, first);
        });
  }

  @Override
  public void delete(MediaId media) {
    uploads.remove(media);
  }

  @Override
  public List<MediaId> list(@Nullable MediaId after, int limit) {
    return uploads.after(after, limit);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new MemoryEndpoint(uploads, urls));
  }
}
