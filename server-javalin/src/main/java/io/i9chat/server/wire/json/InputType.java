package io.i9chat.server.wire.json;

import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.FieldError;
import io.i9chat.server.wire.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * The input of an operation: a record whose components are its fields. A component that is not
 * {@code @Nullable} is a required field.
 */
public final class InputType<I> {
  private final Map<String, Class<?>> fields = new LinkedHashMap<>();
  private final List<RecordComponent> components = new ArrayList<>();
  private final Set<RecordComponent> required = new HashSet<>();
  private final ObjectReader reader;

  /** The input that {@code type}, a record, describes. */
  public InputType(Class<I> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      fields.put(component.getName(), component.getType());
      component.getAccessor().setAccessible(true);
      components.add(component);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component);
      }
    }
    reader =
        Json.shared()
            .readerFor(type)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .without(DeserializationFeature.EAGER_DESERIALIZER_FETCH);
  }

  /** The class of each field, by its name, in the order of the record. */
  public Map<String, Class<?>> fields() {
    return fields;
  }

  /**
   * Reads the object that the parser stands at or before, and nothing behind it.
   *
   * @throws BadInput if it is not such an input
   */
  public I read(JsonParser parser) {
    try {
      I input = reader.readValue(parser);
      return checked(input);
    } catch (JacksonException wrong) {
      throw BadJson.of(wrong);
    }
  }

  /**
   * Reads a tree.
   *
   * @throws BadInput if it is not such an input
   */
  public I read(JsonNode tree) {
    try {
      I input = reader.readValue(tree);
      return checked(input);
    } catch (JacksonException wrong) {
      throw BadJson.of(wrong);
    }
  }

  private I checked(@Nullable I input) {
    if (input == null) {
      throw new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "must be an object"));
    }
    List<FieldError> missing = new ArrayList<>();
    for (RecordComponent component : components) {
      Object value = value(component, input);
      if (value == null && required.contains(component)) {
        missing.add(new FieldError(component.getName(), FieldError.REQUIRED));
      }
      hole(component.getName(), value)
          .ifPresent(field -> missing.add(new FieldError(field, "must not be null")));
    }
    if (!missing.isEmpty()) {
      throw new BadInput(Problem.fields(missing));
    }
    return input;
  }

  /** The path of the first {@code null} in an array or object; the library lets them pass. */
  private static Optional<String> hole(String name, @Nullable Object value) {
    if (value instanceof Collection<?> array) {
      int index = 0;
      for (Object each : array) {
        if (each == null) {
          return Optional.of(name + "[" + index + "]");
        }
        index++;
      }
    } else if (value instanceof Map<?, ?> object) {
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        if (entry.getValue() == null) {
          return Optional.of(name + "." + entry.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object value(RecordComponent component, Object input) {
    try {
      return component.getAccessor().invoke(input);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("an accessor of a record failed", impossible);
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(fields.keySet().toArray());
  }
}
