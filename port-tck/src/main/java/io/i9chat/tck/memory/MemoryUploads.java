package io.i9chat.tck.memory;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects of a store of media in memory. */
final class MemoryUploads {
  /** An object, complete or on its way. */
  static final class MemoryUpload {
    final NewMedia media;
    final String generation;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    // An empty object is complete when it was sent, not before.
    private boolean sent;

    private MemoryUpload(NewMedia media, String generation) {
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
  private final Map<MediaId, MemoryUpload> uploads = new HashMap<>();
  private long generations;

  /** Room for {@code room} bytes of objects, unfinished ones counted in full. */
  MemoryUploads(long room) {
    this.room = room;
  }

  /** The upload of an object, begun now if it was not before; empty if there is no room for it. */
  synchronized Optional<MemoryUpload> begin(NewMedia media) {
    MemoryUpload begun = uploads.get(media.id());
    if (begun != null) {
      return Optional.of(begun);
    }
    long taken = uploads.values().stream().mapToLong(other -> other.media.size()).sum();
    if (taken > room - media.size()) {
      return Optional.empty();
    }
    generations++;
    MemoryUpload upload = new MemoryUpload(media, Long.toString(generations));
    uploads.put(media.id(), upload);
    return Optional.of(upload);
  }

  /** An object, complete or on its way, if it is there. */
  synchronized Optional<MemoryUpload> find(MediaId media) {
    return Optional.ofNullable(uploads.get(media));
  }

  /** The objects after one, or the first of all, in the order of their ids. */
  synchronized List<MediaId> after(@Nullable MediaId last, int limit) {
    return uploads.keySet().stream()
        .filter(id -> last == null || id.compareTo(last) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }

  /** Removes an object. */
  synchronized void remove(MediaId media) {
    uploads.remove(media);
  }
}
