package io.i9chat.domain.media;

import io.i9chat.ports.Ports;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.people.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether somebody may use uploaded objects in a message or as a picture: their own, or one that
 * they can see already; complete, and in size, type and first bytes as announced; and of the kind
 * that the place is for. What was found complete is noted in the ledger, so that the store of the
 * bytes is asked once for each object.
 */
public final class MediaChecks {
  private final MediaLedger ledger;
  private final MediaStore store;
  private final MediaSight sight;

  /** Checks on these ports. */
  public MediaChecks(Ports ports) {
    ledger = ports.store().ledger();
    store = ports.media();
    sight = new MediaSight(ports.store());
  }

  /** A place for an object. */
  private record Place(MediaId media, MediaKind kind) {}

  /**
   * The content with what is known of its objects; of a text at once, without asking anything.
   *
   * @return empty if an object cannot be used
   */
  public Optional<Body> body(PersonId sender, Content content) {
    return facts(sender, places(content)).map(facts -> new Body(content, facts));
  }

  /** Whether {@code owner} may make this the picture of themselves or of a group. */
  public boolean picture(PersonId owner, Picture picture) {
    List<Place> places = new ArrayList<>();
    places.add(new Place(picture.media(), MediaKind.PICTURE));
    if (picture.preview() != null) {
      places.add(new Place(picture.preview(), MediaKind.PREVIEW));
    }
    return facts(owner, places).isPresent();
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

  /** What is known of the objects in these places, empty if one of them cannot be used there. */
  private Optional<List<MediaFacts>> facts(PersonId person, List<Place> places) {
    if (places.isEmpty()) {
      return Optional.of(List.of());
    }
    List<MediaId> objects = places.stream().map(Place::media).distinct().toList();
    Map<MediaId, MediaRecord> records =
        ledger.find(objects).stream()
            .collect(Collectors.toMap(record -> record.media().id(), record -> record));
    List<MediaFacts> facts = new ArrayList<>();
    for (Place place : places) {
      MediaRecord record = records.get(place.media());
      if (record == null || record.media().kind() != place.kind()) {
        return Optional.empty();
      }
      facts.add(new MediaFacts(place.media(), record.media().mime(), record.media().size()));
    }
    // What costs most comes last, and only for what has passed everything else.
    return records.values().stream()
            .allMatch(record -> isOpenTo(person, record.media()) && isComplete(record))
        ? Optional.of(facts)
        : Optional.empty();
  }

  private boolean isOpenTo(PersonId person, NewMedia media) {
    return media.owner().equals(person) || sight.of(person, media.id()).isPresent();
  }

  private boolean isComplete(MediaRecord record) {
    NewMedia media = record.media();
    return record.isVerified()
        || store
            .find(media.id())
            .filter(stored -> isAsAnnounced(media, stored))
            .filter(stored -> ledger.verified(media.id(), stored.generation()))
            .isPresent();
  }

  /** Whether what was uploaded has the size that was announced, and may be of the type. */
  static boolean isAsAnnounced(NewMedia media, StoredMedia stored) {
    return stored.size() == media.size()
        && MediaTypes.allows(media.kind(), media.mime())
        && MagicBytes.agree(media.kind(), media.mime(), stored.first());
  }
}
