package io.i9chat.domain.media;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.memory.InMemoryMediaStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A store of media that counts its looks, keeps how it last served, and may fail to delete. */
final class WatchedMediaStore implements MediaStore {
  private final InMemoryMediaStore store;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicReference<Optional<Served>> lastServed =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Predicate<MediaId>> stuck = new AtomicReference<>(any -> false);
  private final AtomicReference<Consumer<MediaId>> before = new AtomicReference<>(media -> {});
  private final AtomicReference<Runnable> afterDeleting = new AtomicReference<>(() -> {});
  private final AtomicBoolean breaking = new AtomicBoolean();
  private final Set<MediaId> begun = ConcurrentHashMap.newKeySet();

  WatchedMediaStore(InMemoryMediaStore store) {
    this.store = store;
  }

  int looks() {
    return looks.get();
  }

  /** What may be uploaded, or was, and is not deleted. */
  Set<MediaId> begun() {
    return begun;
  }

  Served lastServed() {
    return lastServed.get().orElseThrow();
  }

  /** Looks, before the store has a place for an upload. */
  void beforeBeginning(Consumer<MediaId> look) {
    before.set(look);
  }

  /** Makes uploads fail, once the store has a place for them. */
  void failToBegin(boolean fails) {
    breaking.set(fails);
  }

  /** Makes deleting these objects, and no others, fail. */
  void failToDelete(Set<MediaId> media) {
    stuck.set(media::contains);
  }

  /** Makes every deletion fail. */
  void failToDelete() {
    stuck.set(any -> true);
  }

  /** Does this behind every object that is deleted, on the thread of the caller. */
  void afterEachDeletion(Runnable action) {
    afterDeleting.set(action);
  }

  @Override
  public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
    before.get().accept(media.id());
    Optional<Upload> upload = store.upload(media, expiresAt);
    if (breaking.get()) {
      throw new PortFailure("the store breaks off");
    }
    upload.ifPresent(any -> begun.add(media.id()));
    return upload;
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    lastServed.set(Optional.of(as));
    return store.download(media, generation, as, expiresAt);
  }

  @Override
  public Optional<StoredMedia> find(MediaId media) {
    looks.incrementAndGet();
    return store.find(media);
  }

  @Override
  public void delete(MediaId media) {
    if (stuck.get().test(media)) {
      throw new PortFailure("this object cannot be deleted now");
    }
    store.delete(media);
    afterDeleting.get().run();
    begun.remove(media);
  }

  @Override
  public List<MediaId> list(@Nullable MediaId after, int limit) {
    return store.list(after, limit);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return store.endpoint();
  }
}
