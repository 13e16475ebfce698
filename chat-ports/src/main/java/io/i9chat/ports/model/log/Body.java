package io.i9chat.ports.model.log;

import io.i9chat.ports.model.media.MediaFacts;
import java.util.List;

/**
 * Content as the log keeps it.
 *
 * @param media what is known of each object the content carries, in the order of {@link
 *     Content#objects}
 */
public record Body(Content content, List<MediaFacts> media) {
  /** Takes a copy of the list and checks that it fits the content. */
  public Body {
    media = List.copyOf(media);
    if (!content.objects().equals(media.stream().map(MediaFacts::id).toList())) {
      throw new IllegalArgumentException("facts that are not of this content's media");
    }
  }

  /** Text, which has no media. */
  public static Body text(String text) {
    return new Body(new Content.Text(text), List.of());
  }
}
