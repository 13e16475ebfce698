package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.memory.store.StoreState.Media;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a store, and what uses them, looked up in its chats and profiles; its callers hold
 * the lock of the store.
 */
final class MediaState {
  private final StoreState store;

  MediaState(StoreState store) {
    this.store = store;
  }

  /** The sizes of what a person announced and is not condemned. */
  long kept(PersonId owner) {
    return swept().values().stream()
        .filter(held -> held.media().owner().equals(owner) && !held.condemned())
        .mapToLong(held -> held.media().size())
        .sum();
  }

  /** The objects, of which those are condemned by now whose last use has ended. */
  Map<MediaId, Media> swept() {
    store.media.replaceAll((id, held) ->
        held.everUsed() && !held.condemned() && !isInUse(id) ? condemned(held) : held);
    return store.media;
  }

  /** Whether all of these objects are verified, and not condemned. */
  boolean areVerified(Collection<MediaId> objects) {
    if (objects.isEmpty()) {
      return true;
    }
    Map<MediaId, Media> all = swept();
    return objects.stream().allMatch(each -> all.containsKey(each) && all.get(each).isVerified());
  }

  /** Notes that objects came into use. */
  void use(Collection<MediaId> objects) {
    for (MediaId object : objects) {
      store.media.computeIfPresent(
          object, (id, held) -> new Media(held.media(), held.generation(), true, held.condemned()));
    }
  }

  /** Condemns what a person announced and never used. */
  void condemnUnused(PersonId owner) {
    store.media.replaceAll((id, held) ->
        held.media().owner().equals(owner) && !held.everUsed() ? condemned(held) : held);
  }

  /** Condemns what nothing uses any more, and what was announced before this and never used. */
  void sweep(Instant announcedBefore) {
    store.media.replaceAll((id, held) -> isWaste(held, announcedBefore) ? condemned(held) : held);
  }

  private boolean isWaste(Media held, Instant announcedBefore) {
    boolean due = held.everUsed() || held.media().at().isBefore(announcedBefore);
    return due && !isInUse(held.media().id());
  }

  /** What uses an object and may be seen by a person. */
  List<MediaUse> uses(MediaId media, PersonId person, int limit) {
    return Stream.of(
            pictures(media),
            store.chats.values().stream()
                .filter(chat -> staysFor(person, chat, media) && !isOf(chat.picture(), media))
                .map(chat -> new MediaUse.OfGroup(chat.id)),
            store.chats.values().stream()
                .filter(chat -> chat.knows(person))
                .flatMap(chat -> entries(chat, media)))
        .<MediaUse>flatMap(uses -> uses)
        .limit(limit)
        .toList();
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

  private static Media condemned(Media held) {
    return new Media(held.media(), held.generation(), held.everUsed(), true);
  }
}
