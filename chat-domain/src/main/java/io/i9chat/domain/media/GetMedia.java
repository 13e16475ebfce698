package io.i9chat.domain.media;

import io.i9chat.domain.media.MediaVisibility.Seen;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Gives a URL to download an object from, to people who can see a message, profile or group that
 * carries it, and to its owner until it is used for the first time.
 */
public final class GetMedia {
  /** Who wants what. */
  public record Command(PersonId caller, MediaId media) {}

  /** What they get. */
  public sealed interface Outcome {
    /** Here it is. */
    record Found(SignedUrl download) implements Outcome {}

    /** No object that they may see. */
    record NotFound() implements Outcome {}
  }

  private final MediaLedger ledger;
  private final MediaStore store;
  private final MediaVisibility visibility;
  private final InstantSource clock;

  GetMedia(MediaLedger ledger, MediaStore store, MediaVisibility visibility, InstantSource clock) {
    this.ledger = ledger;
    this.store = store;
    this.visibility = visibility;
    this.clock = clock;
  }

  /** Gives the URL. */
  public Outcome handle(Command command) {
    return ledger.find(List.of(command.media())).stream()
        .findFirst()
        .flatMap(record -> url(record, command.caller()))
        .<Outcome>map(Outcome.Found::new)
        .orElseGet(Outcome.NotFound::new);
  }

  private Optional<SignedUrl> url(MediaRecord record, PersonId caller) {
    NewMedia media = record.media();
    String generation = record.generation();
    if (generation != null) {
      Optional<SignedUrl> seen =
          visibility.of(caller, media.id()).map(from -> url(media, generation, from));
      // A send that was refused has verified it all the same.
      return seen.isEmpty() && !record.everUsed() && media.owner().equals(caller)
          ? Optional.of(url(media, generation, new Seen(null)))
          : seen;
    }
    // What was used once is verified: so what is not can be seen only by its owner, who gets it
    // until then. Afterwards it is as reachable to them as what carries it.
    return media.owner().equals(caller)
        ? store
            .find(media.id())
            .filter(stored -> MediaChecks.isAsAnnounced(media, stored))
            .map(stored -> url(media, stored.generation(), new Seen(null)))
        : Optional.empty();
  }

  private SignedUrl url(NewMedia media, String generation, Seen seen) {
    Instant expiresAt =
        clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(MediaTypes.URL_LIFETIME);
    return store.download(media.id(), generation, Serving.of(media, seen.name()), expiresAt);
  }
}
