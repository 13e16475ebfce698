package io.i9chat.tck.memory.store;

import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.memory.store.InMemoryStore.Media;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger in memory: what is in use is not noted but looked up, in every chat and profile. */
final class InMemoryMediaLedger implements MediaLedger {
  private final InMemoryStore store;

  InMemoryMediaLedger(InMemoryStore store) {
    this.store = store;
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
          || new InMemoryStorage(store).used(media.owner()) + media.size() > quota.stored()) {
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
        swept().values().stream()
            .filter(held -> !held.condemned() && asked.contains(held.media().id()))
            .map(held -> new MediaRecord(held.media(), held.generation(), held.everUsed()))
            .toList());
  }

  @Override
  public boolean verified(MediaId media, String generation) {
    return store.locked(() -> {
      Media held = swept().get(media);
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
    return store.locked(() ->
        Stream.of(
                pictures(media),
                store.chats.values().stream()
                    .filter(chat -> staysFor(person, chat, media) && !isOf(chat.picture(), media))
                    .map(chat -> new MediaUse.OfGroup(chat.id)),
                store.chats.values().stream()
                    .filter(chat -> chat.knows(person))
                    .flatMap(chat -> entries(chat, media)))
            .<MediaUse>flatMap(uses -> uses)
            .limit(limit)
            .toList());
  }

  private Stream<MediaUse> pictures(MediaId media) {
    return Stream.concat(
        store.profiles.values().stream()
            .filter(profile -> isOf(profile.picture(), media))
            .map(profile -> new MediaUse.OfPerson(profile.id())),
        store.chats.values().stream()
            .filter(chat -> isOf(chat.picture(), media))
            .map(chat -> new MediaUse.OfGroup(chat.id)));
  }

  /** A deleted account has nothing to look at any more. */
  private boolean staysFor(PersonId person, ChatState chat, MediaId media) {
    return store.profiles.containsKey(person) && isOf(chat.frozenPicture(person), media);
  }

  private static boolean isOf(@Nullable Picture picture, MediaId media) {
    return picture != null && picture.objects().contains(media);
  }

  private static Stream<MediaUse> entries(ChatState chat, MediaId media) {
    return chat.log.entries.stream()
        .filter(entry -> {
          Body body = entry.payload().carried();
          return body != null && body.content().objects().contains(media);
        })
        .map(entry -> new MediaUse.InEntry(chat.id, entry.seq()));
  }

  private boolean isInUse(MediaId media) {
    return pictures(media).findAny().isPresent()
        || store.chats.values().stream()
            .anyMatch(chat ->
                entries(chat, media).findAny().isPresent()
                    || chat.gone().stream().anyMatch(person -> staysFor(person, chat, media)));
  }

  @Override
  public List<MediaId> of(PersonId owner) {
    return store.locked(() ->
        swept().values().stream()
            .filter(held -> held.media().owner().equals(owner) && !held.condemned())
            .map(held -> held.media().id())
            .toList());
  }

  @Override
  public List<MediaId> condemned(Instant announcedBefore, int limit) {
    return store.locked(() -> {
      store.media.replaceAll((id, held) -> isWaste(held, announcedBefore) ? condemned(held) : held);
      return store.media.values().stream()
          .filter(Media::condemned)
          .map(held -> held.media().id())
          .limit(limit)
          .toList();
    });
  }

  /** The sizes of what a person announced and is not condemned. */
  long kept(PersonId owner) {
    return swept().values().stream()
        .filter(held -> held.media().owner().equals(owner) && !held.condemned())
        .mapToLong(held -> held.media().size())
        .sum();
  }

  /** The objects, of which those are condemned by now whose last use has ended. */
  private Map<MediaId, Media> swept() {
    store.media.replaceAll((id, held) ->
        held.everUsed() && !held.condemned() && !isInUse(id) ? condemned(held) : held);
    return store.media;
  }

  /** Whether all of these objects are verified, and not condemned. */
  boolean areVerified(Collection<MediaId> objects) {
    Map<MediaId, Media> all = swept();
    return objects.stream().allMatch(each -> all.containsKey(each) && all.get(each).isVerified());
  }

  private boolean isWaste(Media held, Instant announcedBefore) {
    boolean due = held.everUsed() || held.media().at().isBefore(announcedBefore);
    return due && !isInUse(held.media().id());
  }

  private static Media condemned(Media held) {
    return new Media(held.media(), held.generation(), held.everUsed(), true);
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
