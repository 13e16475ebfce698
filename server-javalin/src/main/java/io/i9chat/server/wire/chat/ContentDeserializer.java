package io.i9chat.server.wire.chat;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Content.Dimensions;
import io.i9chat.ports.model.chat.Content.Visual;
import io.i9chat.server.wire.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads what a message carries: an object whose {@code type} says which kind. */
public final class ContentDeserializer extends ValueDeserializer<Content> {
  private static final String TYPE = "type";
  private static final String TEXT = "text";
  private static final String MEDIA = "media";
  private static final String DURATION = "durationMs";
  private static final String ITEMS = "items";
  private static final String CAPTION = "caption";
  private static final String NAME = "name";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";

  /** The fields of each type, beside the type itself. */
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "text", Set.of(TEXT),
          "voice", Set.of(MEDIA, DURATION),
          "audio", Set.of(MEDIA),
          "photos", Set.of(ITEMS, CAPTION),
          "videos", Set.of(ITEMS, CAPTION),
          "file", Set.of(MEDIA, NAME, CAPTION));

  @Override
  public Content deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.isExpectedStartObjectToken()) {
      return context.reportInputMismatch(Content.class, "not an object");
    }
    Map<String, Object> given = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      Object value = value(parser, field);
      if (value != null) {
        given.put(field, value);
      }
    }
    return content(new Given(parser, given));
  }

  private static @Nullable Object value(JsonParser parser, String field) {
    return switch (field) {
      case TYPE, TEXT, MEDIA, CAPTION, NAME -> string(parser, field);
      case DURATION -> whole(parser, field);
      case ITEMS -> items(parser);
      default -> throw wrong(parser, field, "is not a known field");
    };
  }

  private static Content content(Given given) {
    String type = given.string(TYPE);
    Set<String> known = FIELDS.get(type);
    if (known == null) {
      throw wrong(given.parser, TYPE, "must be text, voice, audio, photos, videos or file");
    }
    for (String field : given.values.keySet()) {
      if (!field.equals(TYPE) && !known.contains(field)) {
        throw wrong(given.parser, field, "is not a field of " + type);
      }
    }
    return switch (type) {
      case "text" -> given.made(TEXT, () -> new Content.Text(given.string(TEXT)));
      case "voice" -> {
        MediaId media = given.media();
        long duration = (Long) given.required(DURATION);
        yield given.made(DURATION, () -> new Content.Voice(media, duration));
      }
      case "audio" -> new Content.Audio(given.media());
      case "photos" -> {
        List<Visual> items = given.items();
        Caption caption = given.caption();
        yield given.made(ITEMS, () -> new Content.Photos(items, caption));
      }
      case "videos" -> {
        List<Visual> items = given.items();
        Caption caption = given.caption();
        yield given.made(ITEMS, () -> new Content.Videos(items, caption));
      }
      default ->
          new Content.File(
              given.media(),
              given.made(NAME, () -> new FileName(given.string(NAME))),
              given.caption());
    };
  }

  /** The fields that were given, by name. */
  private record Given(JsonParser parser, Map<String, Object> values) {
    Object required(String field) {
      Object value = values.get(field);
      if (value == null) {
        throw wrong(parser, field, FieldError.REQUIRED);
      }
      return value;
    }

    String string(String field) {
      return (String) required(field);
    }

    MediaId media() {
      return made(MEDIA, () -> MediaId.parse(string(MEDIA)));
    }

    @Nullable Caption caption() {
      Object caption = values.get(CAPTION);
      return caption == null ? null : made(CAPTION, () -> new Caption((String) caption));
    }

    // Only items() puts something under this name.
    @SuppressWarnings("unchecked")
    List<Visual> items() {
      return (List<Visual>) required(ITEMS);
    }

    <T> T made(String field, Supplier<T> making) {
      try {
        return making.get();
      } catch (InvalidValue invalid) {
        throw wrong(parser, field, invalid.reason());
      }
    }
  }

  private static @Nullable List<Visual> items(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!parser.isExpectedStartArrayToken()) {
      throw wrong(parser, ITEMS, "must be an array");
    }
    List<Visual> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String place = ITEMS + "[" + items.size() + "]";
      if (items.size() == Visual.MAX) {
        throw wrong(parser, ITEMS, "must be 1 to " + Visual.MAX);
      }
      if (!parser.isExpectedStartObjectToken()) {
        throw wrong(parser, place, "must be an object");
      }
      items.add(visual(parser, place + "."));
    }
    return items;
  }

  private static Visual visual(JsonParser parser, String place) {
    Map<String, Integer> pixels = new HashMap<>();
    MediaPair pair =
        MediaPair.read(
            parser,
            Content.class,
            place,
            field -> {
              if (!field.equals(WIDTH) && !field.equals(HEIGHT)) {
                return false;
              }
              Long told = whole(parser, place + field);
              if (told != null && (told < 1 || told > Dimensions.MAX)) {
                throw wrong(parser, place + field, "must be 1 to " + Dimensions.MAX);
              }
              pixels.compute(field, (name, before) -> told == null ? null : told.intValue());
              return true;
            });
    Integer width = pixels.get(WIDTH);
    Integer height = pixels.get(HEIGHT);
    if (width == null && height == null) {
      return new Visual(pair.media(), pair.preview());
    }
    if (width == null || height == null) {
      throw wrong(parser, place + (width == null ? WIDTH : HEIGHT), FieldError.REQUIRED);
    }
    return new Visual(pair.media(), pair.preview(), new Dimensions(width, height));
  }

  private static @Nullable String string(JsonParser parser, String field) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NULL -> null;
      default -> throw wrong(parser, field, "must be a string");
    };
  }

  private static @Nullable Long whole(JsonParser parser, String field) {
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT -> {
        try {
          yield parser.getLongValue();
        } catch (InputCoercionException tooLarge) {
          throw wrong(parser, field, "is out of range");
        }
      }
      case VALUE_NULL -> null;
      default -> throw wrong(parser, field, "must be a whole number");
    };
  }

  private static JacksonException wrong(JsonParser parser, String field, String reason) {
    return MediaPair.wrong(parser, Content.class, field, reason);
  }
}
