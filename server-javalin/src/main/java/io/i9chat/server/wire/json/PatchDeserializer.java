package io.i9chat.server.wire.json;

import io.i9chat.server.wire.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Tells a field that is absent from one that is {@code null}. */
final class PatchDeserializer extends ValueDeserializer<Patch<?>> {
  private final @Nullable ValueDeserializer<Object> inner;

  PatchDeserializer(@Nullable ValueDeserializer<Object> inner) {
    this.inner = inner;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    JavaType patch = property == null ? context.getContextualType() : property.getType();
    return new PatchDeserializer(
        context.findContextualValueDeserializer(patch.containedType(0), property));
  }

  @Override
  public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
    if (inner == null) {
      throw new IllegalStateException("a patch is read as a property only");
    }
    return new Patch<>(true, inner.deserialize(parser, context));
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return new Patch<>(true, null);
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return new Patch<>(false, null);
  }
}
