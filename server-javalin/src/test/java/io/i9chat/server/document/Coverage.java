package io.i9chat.server.document;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which fields of which schemas were there in values that were written. */
final class Coverage {
  private final JsonNode schemas;
  private final Map<String, Set<String>> seen = new TreeMap<>();

  /** None yet, of schemas as OpenAPI has them. */
  Coverage(JsonNode schemas) {
    this.schemas = schemas;
  }

  /** Notes the fields of a value of this schema. */
  void note(JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      String reference = schema.get("$ref").asString();
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      JsonNode named = schemas.get(name);
      if (named.has("properties")) {
        seen.computeIfAbsent(name, first -> new TreeSet<>()).addAll(value.propertyNames());
      }
      note(named, value);
    } else if (schema.has("discriminator")) {
      JsonNode by = schema.get("discriminator");
      String word = value.path(by.get("propertyName").asString()).asString();
      JsonNode reference = by.get("mapping").get(word);
      note(JsonNodeFactory.instance.objectNode().set("$ref", reference), value);
    } else if (schema.has("oneOf") && !value.isNull()) {
      note(schema.get("oneOf").get(0), value);
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (value.has(property.getKey())) {
        note(property.getValue(), value.get(property.getKey()));
      }
    }
    if (schema.has("items")) {
      value.forEach(each -> note(schema.get("items"), each));
    }
  }

  /** The fields that are in the schemas of what goes out, and were never seen. */
  Map<String, Set<String>> missing() {
    Map<String, Set<String>> missing = new TreeMap<>();
    schemas
        .properties()
        .forEach(schema -> {
          boolean isInput = schema.getValue().has("additionalProperties");
          if (schema.getValue().has("properties") && !isInput) {
            Set<String> fields = new TreeSet<>(schema.getValue().get("properties").propertyNames());
            fields.removeAll(seen.getOrDefault(schema.getKey(), Set.of()));
            if (!fields.isEmpty()) {
              missing.put(schema.getKey(), fields);
            }
          }
        });
    return missing;
  }
}
