package io.i9chat.server.document;

import io.i9chat.server.wire.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the comments of records say of them and of their components: a test takes that out of the
 * sources, and keeps it in {@code descriptions.json}.
 */
final class Descriptions {
  /** What stands for the record itself, beside the names of components. */
  static final String ITSELF = "";

  private final JsonNode all;

  private Descriptions(JsonNode all) {
    this.all = all;
  }

  /** Those that were kept. */
  static Descriptions kept() {
    try (InputStream in =
        Objects.requireNonNull(Descriptions.class.getResourceAsStream("descriptions.json"))) {
      return new Descriptions(Json.shared().readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Adds what is said of a type, or of a component of it, if anything is. */
  void addTo(ObjectNode node, Class<?> type, String component) {
    JsonNode said = all.path(type.getName()).path(component);
    if (!said.isMissingNode()) {
      node.set("description", said);
    }
  }
}
