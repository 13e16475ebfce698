package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Precondition;
import io.i9chat.ports.model.people.Picture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.TransactionContext;

/**
 * What decisions rest on that no chat holds, locked: people's privacy versions, and which uploaded
 * objects can be used.
 */
record Facts(Map<PersonId, Long> privacyVersions, Set<MediaId> usable) {
  private static final Facts NONE = new Facts(Map.of(), Set.of());

  /** Locks and reads; most transactions ask for nothing, and no query is made for them. */
  static Facts load(TransactionContext tx, Collection<PersonId> people, Collection<MediaId> media) {
    if (people.isEmpty() && media.isEmpty()) {
      return NONE;
    }
    return new Facts(
        people.isEmpty() ? Map.of() : People.privacyVersions(tx, people),
        media.isEmpty() ? Set.of() : Uses.usable(tx, media));
  }

  boolean hold(Collection<Precondition.PrivacyVersion> preconditions, @Nullable Picture picture) {
    return preconditions.stream().allMatch(this::holds)
        && (picture == null || usable.containsAll(picture.objects()));
  }

  /** Whether a person has an account, and their privacy version is still this one. */
  boolean holds(Precondition.PrivacyVersion precondition) {
    Long privacyVersion = privacyVersions.get(precondition.person());
    return privacyVersion != null && privacyVersion == precondition.privacyVersion();
  }

  boolean hold(Payload payload) {
    return usable.containsAll(media(payload));
  }

  /** What a payload brings into use. */
  static List<MediaId> media(Payload payload) {
    Body body = payload.carried();
    if (body != null) {
      return body.content().objects();
    }
    Picture picture = payload instanceof Payload.Changed changed ? changed.to().picture() : null;
    return picture == null ? List.of() : picture.objects();
  }
}
