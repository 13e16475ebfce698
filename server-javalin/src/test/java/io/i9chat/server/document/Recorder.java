package io.i9chat.server.document;

import io.i9chat.server.TestServer;
import io.i9chat.server.matrix.Called;
import io.i9chat.server.ws.SocketClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes calls and keeps what came of the first of each operation, and the first event of each kind
 * that is asked for: with other ids, times and secrets, which are the same every time.
 */
final class Recorder {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  /** What is shown of all limits. */
  private static final List<String> LIMITS =
      List.of("bio.length", "clientId.length", "page.items", "text.length");

  private static final Map<String, String> SECRETS =
      Map.of(
          "ticket", "jmmuN2b-3GYq0cVd1uHn8wXk5sTa7oLrEiPz4yBf6gM",
          "signupToken", "q8ZcVd1uHn8wXk5sTa7oLrEiPz4yBf6gMjmmuN2b3GY",
          "resetToken", "w3NcVd1uHn8wXk5sTa7oLrEiPz4yBf6gMjmmuN2b3GY",
          "token", "eyJ0eXAiOiJKV1QifQ.eyJqdGkiOiIxIn0.c2lnbmF0dXJl",
          "code", "482913",
          "url", "http://127.0.0.1:8000/media/019c1a2c-0000-7000-8000-000000000000");

  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, ObjectNode> operations = new TreeMap<>();
  private final Map<String, JsonNode> events = new TreeMap<>();

  /** Calls over a connection. */
  JsonNode call(SocketClient from, String operation, Map<String, ?> args) {
    return keep(operation, args, from.call(operation, args));
  }

  /** Calls over HTTP. */
  JsonNode call(
      TestServer server, TestServer.Person person, String operation, Map<String, ?> args) {
    return keep(
        operation,
        args,
        Called.answer(server.api(person), server.operation(operation), args).json());
  }

  private JsonNode keep(String operation, Map<String, ?> args, JsonNode result) {
    if (!operations.containsKey(operation)) {
      ObjectNode example = JSON.createObjectNode();
      example.set("args", shown(JSON.valueToTree(args), ""));
      example.set("result", shown(result.deepCopy(), operation));
      operations.put(operation, example);
    }
    return result;
  }

  /** Waits for such an event. */
  void event(SocketClient at, String event, Predicate<JsonNode> wanted) {
    JsonNode data = at.event(event, wanted);
    events.put(event, shown(data.deepCopy(), ""));
  }

  /** All that was kept, by name. */
  ObjectNode all() {
    ObjectNode all = JSON.createObjectNode();
    ObjectNode calls = all.putObject("operations");
    operations.forEach(calls::set);
    ObjectNode told = all.putObject("events");
    events.forEach(told::set);
    return all;
  }

  private JsonNode shown(JsonNode node, String name) {
    if (name.equals("limits") || name.equals("limits.get")) {
      return ((ObjectNode) node).retain(LIMITS);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode shown = JSON.createObjectNode();
      Stream<Map.Entry<String, JsonNode>> fields = object.propertyStream();
      // They come in any order.
      (name.equals("headers") ? fields.sorted(Map.Entry.comparingByKey()) : fields)
          .forEach(
              each -> shown.set(text(each.getKey(), ""), shown(each.getValue(), each.getKey())));
      return shown;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode shown = JSON.createArrayNode();
      array.forEach(each -> shown.add(shown(each, name)));
      return shown;
    }
    return node.isString() ? JSON.valueToTree(text(node.asString(), name)) : node;
  }

  private String text(String text, String name) {
    if (SECRETS.containsKey(name)) {
      return SECRETS.getOrDefault(name, text);
    }
    if (TIME.matcher(text).matches()) {
      return name.equals("expiresAt") ? "2026-05-01T12:00:00.000Z" : "2026-01-31T12:00:00.000Z";
    }
    return UUID.matcher(text).matches()
        ? ids.computeIfAbsent(text, id -> "019c1a2c-0000-7000-8000-%012d".formatted(ids.size() + 1))
        : text;
  }
}
