package io.i9chat.server.document;

import io.i9chat.server.operation.Charge;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.operation.Operation;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What both documents say alike. */
final class About {
  /** The version of the protocol. */
  static final String VERSION = "1";

  /** The session cookie where clients do not come by TLS. */
  private static final String COOKIE_NAME = "i9chat";

  private static final String BEARER =
      "The token that `sessions.open` or `signup.complete` answered. It decides alone.";

  private static final String COOKIE =
      "The same token in a cookie, asked for by `\"cookie\": true`; `__Host-i9chat` where the public"
          + " URL is https. Calls that change something need a known `Origin` then.";

  private About() {}

  /** What the document is of. */
  static ObjectNode info(String description) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("title", "i9chat").put("version", VERSION);
    info.put(
        "description",
        description
            + " Branch on the `code` of errors; ignore fields, events and kinds that you do not"
            + " know. An optional field of a request may be `null`, which is as if it were absent"
            + " unless it says otherwise. `x-errors` are the codes that an operation may answer,"
            + " `x-rate-limits` the buckets that every call is charged to, as `limits.get` names them;"
            + " what it does may be charged to others, such as `chat.entries`.");
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    return info;
  }

  /**
   * How callers say who they are.
   *
   * @param cookie what the format calls a key in a cookie
   */
  static ObjectNode securitySchemes(String cookie) {
    ObjectNode schemes = JsonNodeFactory.instance.objectNode();
    schemes
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", BEARER);
    schemes
        .putObject("cookie")
        .put("type", cookie)
        .put("in", "cookie")
        .put("name", COOKIE_NAME)
        .put("description", COOKIE);
    return schemes;
  }

  /** What an operation is about: what its name begins with. */
  static String area(Operation<?, ?> operation) {
    int dot = operation.name().indexOf('.');
    return dot < 0 ? "server" : operation.name().substring(0, dot);
  }

  /** The binding of an operation that comes over HTTP. */
  static HttpBinding http(Operation<?, ?> operation) {
    return Objects.requireNonNull(operation.http());
  }

  /** Adds the errors of an operation, and what calls of it are charged to. */
  static void addLimits(ObjectNode node, Operation<?, ?> operation) {
    ArrayNode errors = node.putArray("x-errors");
    operation.errors().forEach(code -> errors.add(code.code()));
    ArrayNode buckets = node.putArray("x-rate-limits");
    for (Charge<?> charge : operation.charges()) {
      buckets.add(charge.bucket().name());
    }
  }
}
