package io.i9chat.server.wire.content;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.log.Content.Dimensions;
import io.i9chat.ports.model.log.Content.Visual;
import io.i9chat.server.wire.Bounds;
import io.i9chat.server.wire.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A photo or video, as inputs have it: its width and height are told together or not at all. */
public record VisualShape(
    @Required MediaId media,
    @Nullable MediaId preview,
    @Bounds(min = 1, max = Dimensions.MAX) @Nullable Long width,
    @Bounds(min = 1, max = Dimensions.MAX) @Nullable Long height) {
  /** Checks that both or none are told, and their bounds. */
  public VisualShape {
    check("width", width, height);
    check("height", height, width);
  }

  private static void check(String field, @Nullable Long pixels, @Nullable Long other) {
    if (pixels == null && other != null) {
      throw new InvalidField(field, FieldError.REQUIRED);
    }
    if (pixels != null && (pixels < 1 || pixels > Dimensions.MAX)) {
      throw new InvalidField(field, "must be 1 to " + Dimensions.MAX);
    }
  }

  static List<Visual> visuals(List<VisualShape> shapes) {
    return shapes.stream().map(VisualShape::visual).toList();
  }

  private Visual visual() {
    return width == null || height == null
        ? new Visual(media, preview)
        : new Visual(media, preview, new Dimensions(width.intValue(), height.intValue()));
  }
}
