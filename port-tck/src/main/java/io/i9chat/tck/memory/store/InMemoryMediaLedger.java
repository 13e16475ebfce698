package io.i9chat.tck.memory.store;

import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.tck.memory.store.StoreState.Media;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ledger in memory: what is in use is not noted but looked up, in every chat and profile. */
final class InMemoryMediaLedger implements MediaLedger {
  private final StoreState store;
  private final MediaState state;
  private final InMemoryStorage storage;

  InMemoryMediaLedger(StoreState store) {
    this.store = store;
    this.state = new MediaState(store);
    this.storage = new InMemoryStorage(store);
  }

  @Override
  public boolean book(NewMedia media, MediaQuota quota) {
    return store.locked(() -> {
      List<NewMedia> waiting =
          store.media.values().stream()
              .filter(held -> held.media().owner().equals(media.owner()) && !held.everUsed())
              .map(Media::media)
              .toList();
      long bytes = waiting.stream().mapToLong(NewMedia::size).sum();
      if (waiting.size() >= quota.objects()
          || bytes + media.size() > quota.bytes()
          || storage.used(media.owner()) + media.size() > quota.stored()) {
        return false;
      }
      store.media.put(media.id(), new Media(media, null, false, false));
      return true;
    });
  }

  @Override
  public List<MediaRecord> find(Collection<MediaId> media) {
    Set<MediaId> asked = new HashSet<>(media);
    return store.locked(() ->
        state.swept().values().stream()
            .filter(held -> !held.condemned() && asked.contains(held.media().id()))
            .map(held -> new MediaRecord(held.media(), held.generation(), held.everUsed()))
            .toList());
  }

  @Override
  public Set<MediaId> known(Collection<MediaId> media) {
    Set<MediaId> asked = new HashSet<>(media);
    return store.locked(() -> {
      asked.retainAll(store.media.keySet());
      return asked;
    });
  }

  @Override
  public boolean verified(MediaId media, String generation) {
    return store.locked(() -> {
      Media held = state.swept().get(media);
      if (held == null || held.condemned()) {
        return false;
      }
      if (held.generation() == null) {
        store.media.put(media, new Media(held.media(), generation, held.everUsed(), false));
      }
      return true;
    });
  }

  @Override
  public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
    return store.locked(() -> state.uses(media, person, limit));
  }

  @Override
  public List<MediaId> of(PersonId owner) {
    return store.locked(() ->
        state.swept().values().stream()
            .filter(held -> held.media().owner().equals(owner) && !held.condemned())
            .map(held -> held.media().id())
            .toList());
  }

  @Override
  public List<MediaId> condemned(Instant announcedBefore, int limit) {
    return store.locked(() -> {
      state.sweep(announcedBefore);
      return store.media.values().stream()
          .filter(Media::condemned)
          .map(held -> held.media().id())
          .limit(limit)
          .toList();
    });
  }

  @Override
  public void forget(Collection<MediaId> media) {
    Set<MediaId> asked = new HashSet<>(media);
    store.run(() ->
        store
            .media
            .values()
            .removeIf(held ->
                (held.condemned() || held.generation() == null)
                    && asked.contains(held.media().id())));
  }
}
