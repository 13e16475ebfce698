package io.i9chat.server.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Inputs at the bounds that a schema tells, and one step beyond them. */
final class BoundCases {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String LABEL = "a".repeat(61) + ".";

  /** Fields that are told together or not at all. */
  private static final Map<String, String> PAIRS = Map.of("width", "height", "height", "width");

  private final JsonNode schemas;
  private int fresh;

  /**
   * A value that is just within a bound, and one that is just beyond it.
   *
   * @param field which part of it has the bound
   */
  record Case(String field, JsonNode within, JsonNode beyond) {
    private Case in(UnaryOperator<String> path, UnaryOperator<JsonNode> around) {
      return new Case(path.apply(field), around.apply(within), around.apply(beyond));
    }
  }

  /** Cases of schemas that refer to these. */
  BoundCases(JsonNode schemas) {
    this.schemas = schemas;
  }

  /** A case for each bound in a schema. */
  List<Case> of(JsonNode given) {
    JsonNode schema = resolved(given);
    if (schema.has("oneOf")) {
      return schema.get("oneOf").valueStream().flatMap(each -> of(each).stream()).toList();
    }
    return switch (type(schema)) {
      case "object" -> ofObject(schema);
      case "array" -> ofArray(schema);
      case "string" -> lengths(schema, "Length", size -> text(given, schema, size));
      case "integer", "number" -> lengths(schema, "imum", NODES::numberNode);
      default -> List.of();
    };
  }

  private List<Case> ofObject(JsonNode schema) {
    List<Case> cases = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          for (Case each : of(property.getValue())) {
            cases.add(
                each.in(
                    path ->
                        path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path,
                    value -> with((ObjectNode) sample(schema), name, value)));
          }
        });
    JsonNode value = schema.path("additionalProperties");
    for (Case each : value.isObject() ? of(value) : List.<Case>of()) {
      cases.add(each.in(path -> path, one -> NODES.objectNode().set(uuid(), one)));
    }
    cases.addAll(
        lengths(
            schema,
            "Properties",
            size -> {
              ObjectNode map = NODES.objectNode();
              for (int i = 0; i < size; i++) {
                map.set(uuid(), sample(value));
              }
              return map;
            }));
    return cases;
  }

  private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
    object.set(name, value);
    String other = PAIRS.get(name);
    return other == null ? object : object.put(other, 1);
  }

  private List<Case> ofArray(JsonNode schema) {
    JsonNode items = schema.get("items");
    List<Case> cases =
        new ArrayList<>(
            of(items).stream()
                .map(each ->
                    each.in(
                        path -> path.isEmpty() ? "[0]" : "[0]." + path,
                        value -> NODES.arrayNode().add(value)))
                .toList());
    cases.addAll(
        lengths(
            schema,
            "Items",
            size -> {
              ArrayNode array = NODES.arrayNode();
              for (int i = 0; i < size; i++) {
                array.add(sample(items));
              }
              return array;
            }));
    return cases;
  }

  private static List<Case> lengths(JsonNode schema, String suffix, IntFunction<JsonNode> sized) {
    List<Case> cases = new ArrayList<>();
    if (schema.has("min" + suffix)) {
      int least = schema.get("min" + suffix).intValue();
      cases.add(new Case("", sized.apply(least), sized.apply(least - 1)));
    }
    if (schema.has("max" + suffix)) {
      int most = schema.get("max" + suffix).intValue();
      cases.add(new Case("", sized.apply(most), sized.apply(most + 1)));
    }
    return cases;
  }

  /** Something that the schema allows, with no more in it than has to be. */
  JsonNode sample(JsonNode given) {
    JsonNode schema = resolved(given);
    if (schema.has("const")) {
      return schema.get("const");
    } else if (schema.has("enum")) {
      JsonNode words = schema.get("enum");
      // The kind of media that may be of any type and size.
      return words
          .valueStream()
          .filter(word -> word.asString().equals("file"))
          .findFirst()
          .orElse(words.get(0));
    } else if (schema.has("oneOf")) {
      return sample(schema.get("oneOf").get(0));
    }
    return switch (type(schema)) {
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        schema
            .path("required")
            .forEach(name ->
                object.set(name.asString(), sample(schema.get("properties").get(name.asString()))));
        yield object;
      }
      case "array" -> NODES.arrayNode().add(sample(schema.get("items")));
      case "string" -> string(given, schema);
      case "boolean" -> NODES.booleanNode(true);
      default -> NODES.numberNode(schema.path("minimum").intValue(1));
    };
  }

  private JsonNode string(JsonNode given, JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "uuid" -> NODES.stringNode(uuid());
      case "date-time" -> NODES.stringNode("2026-01-31T12:00:00.000Z");
      default -> text(given, schema, 12);
    };
  }

  /** A text of so many characters, good as far as they go. */
  private JsonNode text(JsonNode given, JsonNode schema, int size) {
    String name = given.path("$ref").asString("");
    String text = "a".repeat(Math.max(0, size));
    if (name.endsWith("/Emoji")) {
      // None has as many characters as one may have.
      int most = schema.get("maxLength").intValue();
      text = size == 0 ? "" : "\uD83D\uDC4D".repeat(size > most ? size : 1);
    } else if (name.endsWith("/MimeType")) {
      text = "application/" + "a".repeat(Math.max(1, size - 12));
    } else if (name.endsWith("/EmailAddress")) {
      text = email(size);
    } else if (name.endsWith("/Username") && size == 12) {
      text = "u%011d".formatted(++fresh);
    }
    return NODES.stringNode(text);
  }

  /** No part of an address may be as long as the whole. */
  private static String email(int size) {
    if (size <= 5) {
      return size == 5 ? "a@a.a" : "a@aa";
    }
    String end = "@" + LABEL.repeat(3) + "aaa";
    return size <= end.length() ? "a@example.org" : "a".repeat(size - end.length()) + end;
  }

  private String uuid() {
    return String.format(Locale.ROOT, "019c1a2c-0000-7000-8000-%012d", ++fresh);
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    if (reference.isMissingNode()) {
      return schema;
    }
    String name = reference.asString();
    return schemas.get(name.substring(name.lastIndexOf('/') + 1));
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(0).asString() : type.asString("");
  }
}
