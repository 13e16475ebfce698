package io.i9chat.tck.broken.media;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.memory.InMemoryMediaStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store of media over another that knows what was announced. */
abstract class KnowingMedia extends OverMedia {
  final Map<MediaId, NewMedia> announced = new ConcurrentHashMap<>();

  KnowingMedia(InMemoryMediaStore real) {
    super(real);
  }

  @Override
  public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
    announced.put(media.id(), media);
    return real.upload(media, expiresAt);
  }
}
