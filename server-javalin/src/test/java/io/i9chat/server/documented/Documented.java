package io.i9chat.server.documented;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document of the API whose schemas values are held to. Clients are to ignore fields that they do
 * not know, but the server is to send none that is not documented: here no object has others.
 */
public final class Documented {
  private static final String AT = "https://i9chat.invalid/document";

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /** The document, which is not changed. */
  public Documented(JsonNode document) {
    this.document = document;
    JsonNode closed = document.deepCopy();
    close(closed.get("components"));
    String text = closed.toString();
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(Map.of(AT, text))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("discriminator", "example", "examples"));
      // The library refuses what ends in a domain that no person has, as those of tests do.
      if (object.path("format").asString("").equals("email")) {
        object.remove("format");
      }
      if (object.path("type").asString("").equals("object")
          && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(Documented::close);
    }
  }

  /** The node that a reference within the document names. */
  public JsonNode at(String reference) {
    return document.at(reference.substring(1));
  }

  /** The document itself. */
  public JsonNode root() {
    return document;
  }

  /** What a value has that the schema at {@code reference} does not allow; empty if nothing. */
  public List<Error> faults(String reference, JsonNode value) {
    return schemas
        .computeIfAbsent(reference, unread -> registry.getSchema(SchemaLocation.of(AT + reference)))
        .validate(value);
  }
}
