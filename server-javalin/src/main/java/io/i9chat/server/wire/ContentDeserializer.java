package io.i9chat.server.wire;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.Content;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads what a message carries: an object whose {@code type} says which kind. */
final class ContentDeserializer extends ValueDeserializer<Content> {
  @Override
  public Content deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.isExpectedStartObjectToken()) {
      return context.reportInputMismatch(Content.class, "not an object");
    }
    String type = null;
    String text = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "type" -> type = string(parser, field);
        case "text" -> text = string(parser, field);
        default -> throw wrong(parser, field, "is not a known field");
      }
    }
    if (type == null) {
      throw wrong(parser, "type", InputType.REQUIRED);
    }
    if (!type.equals("text")) {
      throw wrong(parser, "type", "must be text");
    }
    return text(parser, text);
  }

  private static Content text(JsonParser parser, @Nullable String text) {
    if (text == null) {
      throw wrong(parser, "text", InputType.REQUIRED);
    }
    try {
      return new Content.Text(text);
    } catch (InvalidValue invalid) {
      throw wrong(parser, "text", invalid.reason());
    }
  }

  private static @Nullable String string(JsonParser parser, String field) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NULL -> null;
      default -> throw wrong(parser, field, "must be a string");
    };
  }

  private static JacksonException wrong(JsonParser parser, String field, String reason) {
    return DatabindException.from(parser, reason, new InvalidValue(reason))
        .prependPath(Content.class, field);
  }
}
