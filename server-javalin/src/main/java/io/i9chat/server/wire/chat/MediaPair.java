package io.i9chat.server.wire.chat;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.server.wire.FieldError;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** An object and perhaps a small stand-in for it, as they are named in inputs. */
public record MediaPair(MediaId media, @Nullable MediaId preview) {
  private static final String MEDIA = "media";
  private static final String PREVIEW = "preview";

  /**
   * Reads one.
   *
   * @param place the path of it inside what {@code type} is, with a dot behind it unless empty
   * @param more reads the value of a further field; whether it knows the field
   */
  static MediaPair read(JsonParser parser, Class<?> type, String place, Predicate<String> more) {
    MediaId media = null;
    MediaId preview = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (!name.equals(MEDIA) && !name.equals(PREVIEW)) {
        if (!more.test(name)) {
          throw wrong(parser, type, place + name, "is not a known field");
        }
        continue;
      }
      MediaId id = id(parser, type, place + name);
      if (name.equals(MEDIA)) {
        media = id;
      } else {
        preview = id;
      }
    }
    if (media == null) {
      throw wrong(parser, type, place + MEDIA, FieldError.REQUIRED);
    }
    return new MediaPair(media, preview);
  }

  private static @Nullable MediaId id(JsonParser parser, Class<?> type, String field) {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> {
        try {
          yield MediaId.parse(parser.getString());
        } catch (InvalidValue invalid) {
          throw wrong(parser, type, field, invalid.reason());
        }
      }
      default -> throw wrong(parser, type, field, "must be a string");
    };
  }

  static JacksonException wrong(JsonParser parser, Class<?> type, String field, String reason) {
    return DatabindException.from(parser, reason, new InvalidValue(reason))
        .prependPath(type, field);
  }

  /** Reads the picture of a person or group. */
  public static final class OfPicture extends ValueDeserializer<Picture> {
    @Override
    public Picture deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.isExpectedStartObjectToken()) {
        return context.reportInputMismatch(Picture.class, "not an object");
      }
      MediaPair pair = read(parser, Picture.class, "", field -> false);
      return new Picture(pair.media, pair.preview);
    }
  }
}
