package io.i9chat.server.wire.json;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a type of the model as the shape that it has in inputs, which is a JSON object. */
final class ShapeDeserializer<S, T> extends ValueDeserializer<T> {
  private final Class<S> shape;
  private final Function<S, T> made;
  private final @Nullable ValueDeserializer<Object> reading;

  ShapeDeserializer(Class<S> shape, Function<S, T> made) {
    this(shape, made, null);
  }

  private ShapeDeserializer(
      Class<S> shape, Function<S, T> made, @Nullable ValueDeserializer<Object> reading) {
    this.shape = shape;
    this.made = made;
    this.reading = reading;
  }

  /**
   * Finds once what reads the shape: the library makes it anew each time that it is asked, from the
   * annotations of every kind.
   */
  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new ShapeDeserializer<>(
        shape, made, context.findRootValueDeserializer(context.constructType(shape)));
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    if (reading == null) {
      throw new IllegalStateException("a shape is read with its context only");
    }
    // Without this the library takes an array of a type and an object for the object.
    if (!parser.isExpectedStartObjectToken()) {
      return context.reportInputMismatch(shape, "not an object");
    }
    return made.apply(shape.cast(reading.deserialize(parser, context)));
  }
}
