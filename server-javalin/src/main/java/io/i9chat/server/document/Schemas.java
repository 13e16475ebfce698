package io.i9chat.server.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.server.wire.Bounds;
import io.i9chat.server.wire.NotNull;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Patch;
import io.i9chat.server.wire.content.ContentShape;
import io.i9chat.server.wire.content.PictureShape;
import io.i9chat.server.wire.out.ChatOut;
import io.i9chat.server.wire.out.EntryOut;
import io.i9chat.server.wire.out.ItemOut;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of all types that a document names, each under one name. What a type is in JSON comes
 * from the records themselves: a component that is not {@code @Nullable} is a required field, its
 * bounds are those of its type. Objects that come in have no field beside theirs, for the server
 * refuses those; objects that go out may get more.
 */
final class Schemas {
  private static final String ROOT = "#/components/schemas/";

  /** What a type of the domain looks like where it is read. */
  private static final Map<Class<?>, Class<?>> READ =
      Map.of(Content.class, ContentShape.class, Picture.class, PictureShape.class);

  /** What a type of the domain looks like where it is written by hand. */
  private static final Map<Class<?>, Class<?>> WRITTEN =
      Map.of(
          SeenEntry.class, EntryOut.class,
          NamedEntry.class, EntryOut.class,
          HiddenEntry.class, EntryOut.class,
          Item.class, ItemOut.class,
          ChatSummary.class, ChatOut.class);

  private final Map<String, ObjectNode> named = new TreeMap<>();
  private final Map<String, Class<?>> types = new HashMap<>();
  private final Set<Class<?>> records = new LinkedHashSet<>();
  private final Descriptions descriptions = Descriptions.kept();
  private final boolean mapped;

  /** No schemas yet. */
  Schemas(boolean mapped) {
    this.mapped = mapped;
  }

  /** Schemas as OpenAPI 3.1 has them. */
  static Schemas ofOpenApi() {
    return new Schemas(true);
  }

  /** Schemas as AsyncAPI 3.0 has them, which tells alternatives by a field alone. */
  static Schemas ofAsyncApi() {
    return new Schemas(false);
  }

  /** All that were named so far, in the order of their names. */
  ObjectNode all() {
    ObjectNode all = object();
    named.forEach(all::set);
    return all;
  }

  /** Every record and interface that was named so far. */
  Set<Class<?>> described() {
    return records;
  }

  /** Adds what is said of a field of an input. */
  void describe(ObjectNode node, Class<?> type, RecordComponent component) {
    descriptions.addTo(node, type, component.getName());
  }

  /** What goes out of this type. */
  ObjectNode output(Class<?> type) {
    return of(type, false);
  }

  /** The fields of an input but for some, under a name of its own. */
  ObjectNode input(String name, Class<?> type, Set<String> without) {
    String called = type == Nothing.class ? "NoArgs" : name;
    named.put(called, record(type, true, without));
    return ref(called);
  }

  /** The schema of one field of an input. */
  ObjectNode field(RecordComponent component) {
    return of(component, true);
  }

  /** Whether a field of an input has to be there. */
  static boolean isRequired(RecordComponent component) {
    return component.getType() != Patch.class
        && (isThereAlways(component)
            || !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /** Whether it is written as {@code null} where there is nothing. */
  private static boolean isThereAlways(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonInclude.class);
  }

  private ObjectNode of(RecordComponent component, boolean in) {
    ObjectNode schema = of(component.getAnnotatedType(), in);
    Bounds bounds = component.getAnnotation(Bounds.class);
    if (bounds != null) {
      bound(schema, bounds);
    }
    return mayBeNull(component) ? orNull(schema) : schema;
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getType() == Patch.class
        ? !component.isAnnotationPresent(NotNull.class)
        : isThereAlways(component);
  }

  private static void bound(ObjectNode schema, Bounds bounds) {
    String suffix =
        switch (schema.path("type").asString()) {
          case "integer", "number" -> "imum";
          case "string" -> "Length";
          case "array" -> "Items";
          case "object" -> "Properties";
          default -> throw new IllegalArgumentException("bounds of what has none: " + schema);
        };
    if (bounds.min() != Long.MIN_VALUE) {
      schema.put("min" + suffix, bounds.min());
    }
    if (bounds.max() != Long.MAX_VALUE) {
      schema.put("max" + suffix, bounds.max());
    }
  }

  private ObjectNode of(AnnotatedType annotated, boolean in) {
    Type type = annotated.getType();
    if (type instanceof Class<?> plain) {
      return of(plain, in);
    }
    Class<?> raw = (Class<?>) ((ParameterizedType) type).getRawType();
    AnnotatedType[] arguments =
        ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
    AnnotatedType last = arguments[arguments.length - 1];
    ObjectNode element = of(last, in);
    Bounds bounds = last.getAnnotation(Bounds.class);
    if (bounds != null) {
      bound(element, bounds);
    }
    if (raw == Patch.class) {
      return element;
    }
    if (raw == List.class) {
      boolean isNull = last.isAnnotationPresent(Nullable.class);
      return object().put("type", "array").set("items", isNull ? orNull(element) : element);
    }
    if (raw == Map.class) {
      ObjectNode map = object().put("type", "object");
      if (arguments[0].getType() != String.class) {
        map.putObject("propertyNames").put("format", "uuid");
      }
      return map.set("additionalProperties", element);
    }
    throw new IllegalArgumentException("no schema of " + type);
  }

  private ObjectNode of(Class<?> given, boolean asked) {
    // An export has contents as they are sent.
    boolean in = asked || given.getPackageName().equals(ContentShape.class.getPackageName());
    Class<?> type = (in ? READ : WRITTEN).getOrDefault(given, given);
    Scalar scalar = Scalar.of(type);
    if (scalar != null) {
      String name = scalar.name();
      if (name == null) {
        return scalar.schema().deepCopy();
      }
      named.putIfAbsent(name, scalar.schema());
      return ref(name);
    }
    String name = TypeNames.of(type);
    Class<?> other = types.putIfAbsent(name, type);
    if (other == null) {
      // Before it is made, for it may hold itself.
      named.put(name, object());
      named.put(name, made(type, in));
    } else if (other != type) {
      throw new IllegalArgumentException(other + " and " + type + " are both called " + name);
    }
    return ref(name);
  }

  private ObjectNode made(Class<?> type, boolean in) {
    if (type.isEnum()) {
      ObjectNode schema = object().put("type", "string");
      ArrayNode words = schema.putArray("enum");
      for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
        words.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
      }
      return schema;
    }
    if (Alternatives.has(type)) {
      return alternatives(type, in);
    }
    if (type.isRecord()) {
      return record(type, in, Set.of());
    }
    if (Map.class.isAssignableFrom(type)) {
      return of(Objects.requireNonNull(type.getAnnotatedInterfaces())[0], in);
    }
    throw new IllegalArgumentException("no schema of " + type);
  }

  private ObjectNode alternatives(Class<?> type, boolean in) {
    records.add(type);
    ObjectNode schema = object();
    descriptions.addTo(schema, type, Descriptions.ITSELF);
    ArrayNode oneOf = schema.putArray("oneOf");
    ObjectNode mapping = object();
    Alternatives.of(type)
        .forEach((word, each) -> {
          ObjectNode ref = of(each, in);
          if (!mapping.valueStream().anyMatch(ref.get("$ref")::equals)) {
            oneOf.add(ref);
          }
          mapping.set(word, ref.get("$ref"));
        });
    String field = Alternatives.field(type);
    if (mapped) {
      schema.putObject("discriminator").put("propertyName", field).set("mapping", mapping);
    } else {
      schema.put("discriminator", field);
    }
    return schema;
  }

  private ObjectNode record(Class<?> type, boolean in, Set<String> without) {
    records.add(type);
    ObjectNode schema = object().put("type", "object");
    descriptions.addTo(schema, type, Descriptions.ITSELF);
    ObjectNode properties = object();
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    Alternatives.told(type)
        .forEach((field, words) -> {
          ObjectNode told = properties.putObject(field).put("type", "string");
          if (words.size() == 1) {
            told.put("const", words.getFirst());
          } else {
            words.forEach(told.putArray("enum")::add);
          }
          required.add(field);
        });
    Arrays.stream(type.getRecordComponents())
        .filter(component -> !without.contains(component.getName()))
        .forEach(component -> {
          ObjectNode property = of(component, in);
          descriptions.addTo(property, type, component.getName());
          properties.set(component.getName(), property);
          if (isRequired(component)) {
            required.add(component.getName());
          }
        });
    if (!properties.isEmpty()) {
      schema.set("properties", properties);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return in ? schema.put("additionalProperties", false) : schema;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("$ref")) {
      ObjectNode either = object();
      either.putArray("oneOf").add(schema).addObject().put("type", "null");
      return either;
    }
    String type = schema.get("type").asString();
    schema.putArray("type").add(type).add("null");
    return schema;
  }

  private static ObjectNode ref(String name) {
    return object().put("$ref", ROOT + name);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
