package io.i9chat.domain.media;

import io.i9chat.ports.Ports;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.people.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person may use uploaded objects in a message or as a picture: their own, or one that
 * they can already see; complete, and in size, type and first bytes as announced; and of the kind
 * that the place is for. What was found complete is noted in the ledger, so that the store of the
 * bytes is asked once for each object. Rules: MEDIA-B.
 */
public final class MediaChecks {
  private final MediaLedger ledger;
  private final @Nullable MediaStore store;
  private final MediaVisibility visibility;

  /** Checks on these ports. */
  public MediaChecks(Ports ports) {
    ledger = ports.store().ledger();
    store = ports.media();
    visibility = new MediaVisibility(ports.store());
  }

  /** A place for an object. */
  private record Place(MediaId media, MediaKind kind) {}

  /** What the checks of a content found. */
  public sealed interface Checked {
    /** The content with what is known of its objects. */
    record Usable(Body body) implements Checked {}

    /** An object of it cannot be used. */
    record Unusable(MediaFault fault) implements Checked {}
  }

  /** Checks the objects of a content; a text passes at once, without asking anything. */
  public Checked body(PersonId sender, Content content) {
    List<Place> places = places(content);
    Map<MediaId, MediaRecord> records = records(places);
    return fault(sender, places, records)
        .<Checked>map(Checked.Unusable::new)
        .orElseGet(() -> new Checked.Usable(new Body(content, facts(places, records))));
  }

  /** Why {@code owner} may not make this the picture of themselves or of a group; empty if so. */
  public Optional<MediaFault> picture(PersonId owner, Picture picture) {
    List<Place> places = new ArrayList<>();
    places.add(new Place(picture.media(), MediaKind.PICTURE));
    if (picture.preview() != null) {
      places.add(new Place(picture.preview(), MediaKind.PREVIEW));
    }
    return fault(owner, places, records(places));
  }

  private static List<Place> places(Content content) {
    return switch (content) {
      case Content.Text text -> List.of();
      case Content.Voice voice -> List.of(new Place(voice.media(), MediaKind.VOICE));
      case Content.Audio audio -> List.of(new Place(audio.media(), MediaKind.AUDIO));
      case Content.File file -> List.of(new Place(file.media(), MediaKind.FILE));
      case Content.Photos photos -> places(photos.items(), MediaKind.PHOTO);
      case Content.Videos videos -> places(videos.items(), MediaKind.VIDEO);
    };
  }

  private static List<Place> places(List<Content.Visual> items, MediaKind kind) {
    List<Place> places = new ArrayList<>();
    for (Content.Visual item : items) {
      places.add(new Place(item.media(), kind));
      if (item.preview() != null) {
        places.add(new Place(item.preview(), MediaKind.PREVIEW));
      }
    }
    return places;
  }

  private Map<MediaId, MediaRecord> records(List<Place> places) {
    List<MediaId> objects = places.stream().map(Place::media).distinct().toList();
    return objects.isEmpty()
        ? Map.of()
        : ledger.find(objects).stream()
            .collect(Collectors.toMap(record -> record.media().id(), record -> record));
  }

  /** What is known of the objects in these places, all of which have a record. */
  private static List<MediaFacts> facts(List<Place> places, Map<MediaId, MediaRecord> records) {
    return places.stream()
        .map(place -> Objects.requireNonNull(records.get(place.media())).media())
        .map(media -> new MediaFacts(media.id(), media.mime(), media.size()))
        .toList();
  }

  /** Why one of the objects cannot be used in its place, empty if all can. */
  private Optional<MediaFault> fault(
      PersonId person, List<Place> places, Map<MediaId, MediaRecord> records) {
    for (Place place : places) {
      MediaRecord record = records.get(place.media());
      if (record == null || record.media().kind() != place.kind()) {
        return Optional.of(MediaFault.UNUSABLE);
      }
    }
    // What costs most comes last, and only for what has passed everything else.
    return records.values().stream()
        .map(record ->
            isOpenTo(person, record.media()) ? fault(record) : Optional.of(MediaFault.UNUSABLE))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private boolean isOpenTo(PersonId person, NewMedia media) {
    return media.owner().equals(person) || visibility.of(person, media.id()).isPresent();
  }

  /** Why an object cannot be used anywhere: looked at once, for it never changes. */
  private Optional<MediaFault> fault(MediaRecord record) {
    if (record.isVerified()) {
      return Optional.empty();
    }
    NewMedia media = record.media();
    Optional<StoredMedia> stored =
        store == null
            ? Optional.empty()
            : store.find(media.id()).filter(found -> isAsAnnounced(media, found));
    if (stored.filter(found -> tellsPosition(media, found)).isPresent()) {
      return Optional.of(MediaFault.POSITION);
    }
    return stored.filter(found -> ledger.verified(media.id(), found.generation())).isPresent()
        ? Optional.empty()
        : Optional.of(MediaFault.UNUSABLE);
  }

  /**
   * What a message carries is its sender's business; pictures and previews many people see. Rules:
   * MEDIA-I.
   */
  private static boolean tellsPosition(NewMedia media, StoredMedia stored) {
    return switch (media.kind()) {
      case PICTURE, PREVIEW -> Positions.in(media.mime(), stored.first());
      case VOICE, AUDIO, PHOTO, VIDEO, FILE -> false;
    };
  }

  /** Whether what was uploaded has the size that was announced, and may be of the type. */
  static boolean isAsAnnounced(NewMedia media, StoredMedia stored) {
    return stored.size() == media.size()
        && MediaTypes.allows(media.kind(), media.mime())
        && MagicBytes.agree(media.kind(), media.mime(), stored.first());
  }
}
