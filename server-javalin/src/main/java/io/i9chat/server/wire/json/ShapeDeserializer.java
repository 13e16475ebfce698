package io.i9chat.server.wire.json;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a type of the model as the shape that it has in inputs, which is a JSON object. */
final class ShapeDeserializer<S, T> extends ValueDeserializer<T> {
  private final Class<S> shape;
  private final Function<S, T> made;

  ShapeDeserializer(Class<S> shape, Function<S, T> made) {
    this.shape = shape;
    this.made = made;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    // Without this the library takes an array of a type and an object for the object.
    if (!parser.isExpectedStartObjectToken()) {
      return context.reportInputMismatch(shape, "not an object");
    }
    return made.apply(context.readValue(parser, shape));
  }
}
