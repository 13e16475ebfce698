package io.i9chat.tck.memory;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A store of media without an endpoint: its URLs are of the scheme {@code memory} and lead nowhere,
 * and a test plays the client by {@link #put}.
 */
public final class InMemoryMediaStore implements MediaStore {
  private static final int FIRST = 64;

  private final long room;
  private final Map<MediaId, NewMedia> uploads = new HashMap<>();
  private final Map<MediaId, byte[]> objects = new HashMap<>();

  /** A store with room for everything. */
  public InMemoryMediaStore() {
    this(Long.MAX_VALUE);
  }

  /** A store with room for {@code room} bytes of objects, unfinished ones counted in full. */
  public InMemoryMediaStore(long room) {
    this.room = room;
  }

  @Override
  public synchronized Optional<SignedUrl> upload(NewMedia media, Instant expiresAt) {
    long taken =
        uploads.values().stream()
            .filter(other -> !other.id().equals(media.id()))
            .mapToLong(NewMedia::size)
            .sum();
    if (taken > room - media.size()) {
      return Optional.empty();
    }
    uploads.putIfAbsent(media.id(), media);
    return Optional.of(
        new SignedUrl("POST", URI.create("memory:" + media.id()), Map.of(), expiresAt));
  }

  /**
   * Plays a client that sends the whole object.
   *
   * @return whether it is stored now; not if no upload was begun, if these are not as many bytes as
   *     were announced, or if it is stored already
   */
  public synchronized boolean put(MediaId media, byte[] bytes) {
    NewMedia announced = uploads.get(media);
    boolean taken =
        announced != null && announced.size() == bytes.length && !objects.containsKey(media);
    if (taken) {
      objects.put(media, bytes.clone());
    }
    return taken;
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    return new SignedUrl(
        "GET", URI.create("memory:" + media + "?generation=" + generation), Map.of(), expiresAt);
  }

  @Override
  public synchronized Optional<StoredMedia> find(MediaId media) {
    return Optional.ofNullable(objects.get(media))
        .map(bytes ->
            new StoredMedia(
                bytes.length, "1", Arrays.copyOf(bytes, Math.min(FIRST, bytes.length))));
  }

  @Override
  public synchronized void delete(MediaId media) {
    uploads.remove(media);
    objects.remove(media);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.empty();
  }
}
