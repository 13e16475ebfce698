package io.i9chat.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import java.time.Instant;
import java.util.List;

/** Uploaded objects, as far as a store of record knows of them, as contract tests begin with. */
public final class Uploads {
  /** A quota that no test passes. */
  public static final MediaQuota PLENTY = new MediaQuota(1_000_000, Long.MAX_VALUE / 2);

  private static final MimeType JPEG = new MimeType("image/jpeg");

  private Uploads() {}

  /** A photo of 1,000 bytes that is not announced yet. */
  public static NewMedia photo(PersonId owner, Instant at) {
    return new NewMedia(Fresh.media(), owner, MediaKind.PHOTO, JPEG, 1_000, null, at);
  }

  /** A photo that its owner announces now. */
  public static NewMedia booked(StorePorts ports, PersonId owner) {
    return booked(ports, owner, Fresh.now());
  }

  /** A photo that its owner announced at some time. */
  public static NewMedia booked(StorePorts ports, PersonId owner, Instant at) {
    NewMedia media = photo(owner, at);
    assertThat(ports.ledger().book(media, PLENTY)).isTrue();
    return media;
  }

  /** A photo that is complete. */
  public static MediaFacts verified(StorePorts ports, PersonId owner) {
    return verified(ports, booked(ports, owner));
  }

  /** A photo that was announced and is complete now. */
  public static MediaFacts verified(StorePorts ports, NewMedia media) {
    assertThat(ports.ledger().verified(media.id(), "generation " + Fresh.hex())).isTrue();
    return new MediaFacts(media.id(), media.mime(), media.size());
  }

  /** What a message with this one photo says. */
  public static Body body(MediaFacts photo) {
    return new Body(
        new Content.Photos(List.of(new Content.Visual(photo.id(), null)), null), List.of(photo));
  }

  /** What a message with this one photo and its preview says. */
  public static Body body(MediaFacts photo, MediaFacts preview) {
    Content.Dimensions shape = new Content.Dimensions(Content.Dimensions.MAX, 3);
    Content.Visual item = new Content.Visual(photo.id(), preview.id(), shape);
    return new Body(new Content.Photos(List.of(item), null), List.of(photo, preview));
  }
}
