package io.i9chat.server;

import io.i9chat.server.wire.json.Json;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the server answered to one request. */
public record Answer(HttpResponse<String> response) {
  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** The body as JSON; an empty object if there is none. */
  public JsonNode json() {
    return Json.shared().readTree(response.body().isEmpty() ? "{}" : response.body());
  }

  /** A text at a path of the body such as {@code user.username}. */
  public String text(String path) {
    return at(path).asString();
  }

  /** What is at a path of the body; missing if nothing is. */
  public JsonNode at(String path) {
    return json().at("/" + path.replace('.', '/'));
  }

  /** The error code; empty if it is no error. */
  public String code() {
    return at("code").asString("");
  }

  /** What is wrong with the first field, as {@code field reason}; empty if no field is. */
  public String firstError() {
    JsonNode error = at("errors.0");
    return error.isMissingNode()
        ? ""
        : error.get("field").asString() + " " + error.get("reason").asString();
  }

  /** A header, if it was sent. */
  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }
}
