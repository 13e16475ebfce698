package io.i9chat.server.matrix;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.wire.json.Json;
import io.i9chat.server.ws.ClosedConnection;
import io.i9chat.server.ws.SocketClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What an operation answered, over whichever transport.
 *
 * @param code {@code ok}, an error code, or the code that the connection was closed with
 * @param result the output, an empty object if there is none
 */
public record Called(String code, JsonNode result) {
  private static final JsonNode NOTHING = Json.shared().createObjectNode();

  /** Calls over HTTP. */
  public static Called http(Api api, Operation<?, ?> operation, Map<String, Object> input) {
    Answer answer = answer(api, operation, input);
    if (answer.status() == 302) {
      return new Called("ok", NOTHING);
    }
    return answer.status() < 300
        ? new Called("ok", answer.json())
        : new Called(answer.code(), NOTHING);
  }

  /** What is answered over HTTP, with the fields where the binding of the operation has them. */
  public static Answer answer(Api api, Operation<?, ?> operation, Map<String, ?> input) {
    HttpBinding binding = Objects.requireNonNull(operation.http());
    Map<String, Object> rest = new LinkedHashMap<>(input);
    StringBuilder path = new StringBuilder(binding.path());
    for (Map.Entry<String, ?> each : input.entrySet()) {
      String field = each.getKey();
      int at = path.indexOf("{" + field + "}");
      if (at >= 0) {
        path.replace(at, at + field.length() + 2, text(each.getValue()));
        rest.remove(field);
      }
    }
    if (binding.hasBody()) {
      return api.send(binding.method(), path.toString(), rest);
    }
    StringJoiner query = new StringJoiner("&", rest.isEmpty() ? "" : "?", "");
    rest.forEach((field, value) -> query.add(field + "=" + text(value)));
    return api.send(binding.method(), path + query.toString());
  }

  private static String text(Object value) {
    String text =
        value instanceof Collection<?> many
            ? many.stream().map(Object::toString).collect(Collectors.joining(","))
            : value.toString();
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2C", ",");
  }

  /** Calls over a WebSocket of its own, with a token unless there is none. */
  public static Called socket(
      URI server, List<String> token, String operation, Map<String, Object> input) {
    try (SocketClient client =
        token.isEmpty()
            ? SocketClient.anonymous(server)
            : SocketClient.connect(server, token.getFirst())) {
      JsonNode frame = SocketClient.await(client.begin(operation, input));
      return frame.has("result")
          ? new Called("ok", frame.get("result"))
          : new Called(frame.get("error").get("code").asString(), NOTHING);
    } catch (ClosedConnection closed) {
      return new Called(Integer.toString(closed.code()), NOTHING);
    }
  }
}
