package io.i9chat.server.document;

import io.i9chat.server.wire.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What calls and events look like: a test makes these calls and is told these events, and keeps
 * what came in {@code examples.json}.
 */
final class Examples {
  private final JsonNode all;

  private Examples(JsonNode all) {
    this.all = all;
  }

  /** Those that were kept. */
  static Examples kept() {
    try (InputStream in =
        Objects.requireNonNull(Examples.class.getResourceAsStream("examples.json"))) {
      return new Examples(Json.shared().readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The arguments of a call, missing if there is none. */
  JsonNode args(String operation) {
    return all.path("operations").path(operation).path("args");
  }

  /** What it was answered, missing if there is none. */
  JsonNode result(String operation) {
    return all.path("operations").path(operation).path("result");
  }

  /** The data of an event, missing if there is none. */
  JsonNode event(String event) {
    return all.path("events").path(event);
  }
}
