package io.i9chat.server.wire.json;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a value from exactly the kind of JSON that it is written as; converts nothing. */
final class StrictDeserializer<T> extends ValueDeserializer<T> {
  private final Class<?> type;
  private final Set<JsonToken> tokens;
  private final ScalarReader<T> reading;

  /** Reads the parser's current scalar. */
  interface ScalarReader<T> {
    T read(JsonParser parser);
  }

  StrictDeserializer(Class<?> type, Set<JsonToken> tokens, ScalarReader<T> reading) {
    this.type = type;
    this.tokens = tokens;
    this.reading = reading;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    if (!tokens.contains(parser.currentToken())) {
      return context.reportInputMismatch(type, "not the right kind of JSON");
    }
    return reading.read(parser);
  }
}
