package io.i9chat.server.wire.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.server.wire.FieldError;
import io.i9chat.server.wire.content.ContentShape;
import io.i9chat.server.wire.content.InvalidField;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.jsontype.TypeIdResolver;

/** Says what is wrong with the type of a content, or with a field that its type does not have. */
final class ContentProblems extends DeserializationProblemHandler {
  private static final List<JsonSubTypes.Type> TYPES =
      List.of(ContentShape.class.getAnnotation(JsonSubTypes.class).value());

  @Override
  public @Nullable JavaType handleMissingTypeId(
      DeserializationContext context, JavaType base, TypeIdResolver ids, String message) {
    if (base.hasRawClass(ContentShape.class)) {
      throw new InvalidField(ContentShape.TYPE, FieldError.REQUIRED);
    }
    return null;
  }

  @Override
  public @Nullable JavaType handleUnknownTypeId(
      DeserializationContext context,
      JavaType base,
      String id,
      TypeIdResolver ids,
      String message) {
    if (base.hasRawClass(ContentShape.class)) {
      boolean text = context.getParser().hasToken(JsonToken.VALUE_STRING);
      throw new InvalidField(ContentShape.TYPE, text ? "must be " + known() : "must be a string");
    }
    return null;
  }

  private static String known() {
    List<String> names = new ArrayList<>(TYPES.stream().map(JsonSubTypes.Type::name).toList());
    String last = names.removeLast();
    return String.join(", ", names) + " or " + last;
  }

  /** A field of another type may be there if it is {@code null}. */
  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      ValueDeserializer<?> deserializer,
      Object beanOrClass,
      String field) {
    Class<?> shape = beanOrClass instanceof Class<?> type ? type : beanOrClass.getClass();
    if (!ContentShape.class.isAssignableFrom(shape) || !isOfAnotherType(field)) {
      return false;
    }
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return true;
    }
    throw new InvalidValue("is not a field of " + name(shape));
  }

  private static boolean isOfAnotherType(String field) {
    return TYPES.stream()
        .flatMap(type -> Arrays.stream(type.value().getRecordComponents()))
        .map(RecordComponent::getName)
        .anyMatch(field::equals);
  }

  private static String name(Class<?> shape) {
    return TYPES.stream()
        .filter(type -> type.value() == shape)
        .map(JsonSubTypes.Type::name)
        .findFirst()
        .orElseThrow();
  }
}
