package io.i9chat.server.http;

import io.i9chat.server.budget.Lease;
import io.i9chat.server.operation.Access;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.json.InputType;
import io.i9chat.server.wire.json.Json;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the input of an operation together from a request's path, query and body. */
final class InputReader {
  /** Of ASCII digits alone: the JDK would take those of every script, and a plus. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}");

  private final BodyReader bodies;

  InputReader(Transfers transfers) {
    bodies = new BodyReader(transfers);
  }

  /**
   * The fields of the input, not yet checked.
   *
   * @param lease takes the memory of the body of the budget
   * @throws BadInput if a field is unknown, comes twice or does not fit
   */
  ObjectNode fields(Context ctx, Operation<?, ?> operation, HttpBinding http, Lease lease) {
    InputType<?> input = operation.input();
    Map<String, List<String>> query = ctx.queryParamMap();
    int max = operation.access() == Access.PUBLIC ? Bodies.MAX_ANONYMOUS_BYTES : Bodies.MAX_BYTES;
    ObjectNode fields =
        http.hasBody() ? bodies.read(ctx, max, lease) : Json.shared().createObjectNode();
    Map<String, String> path = ctx.pathParamMap();
    query.forEach((name, values) -> {
      if (http.hasBody() || path.containsKey(name) || !input.fields().containsKey(name)) {
        throw BadInput.field(name, "is not a known parameter");
      }
      if (values.isEmpty()) {
        throw BadInput.field(name, "must be percent-encoded UTF-8");
      }
      if (values.size() != 1) {
        throw BadInput.field(name, "must come once");
      }
      put(fields, name, values.getFirst(), input);
    });
    path.forEach((name, value) -> {
      if (fields.has(name)) {
        throw BadInput.field(name, "is not a known field: it is in the path");
      }
      put(fields, name, value, input);
    });
    return fields;
  }

  private static void put(ObjectNode fields, String name, String text, InputType<?> input) {
    Class<?> type = input.fields().get(name);
    if (type == Long.class || type == Integer.class) {
      if (!NUMBER.matcher(text).matches()) {
        throw BadInput.field(name, "must be a whole number");
      }
      try {
        fields.put(name, Long.parseLong(text));
      } catch (NumberFormatException tooLarge) {
        throw BadInput.field(name, "must be a whole number");
      }
    } else if (type == List.class) {
      ArrayNode array = fields.putArray(name);
      Arrays.stream(text.split(",", -1)).filter(part -> !part.isEmpty()).forEach(array::add);
    } else {
      fields.put(name, text);
    }
  }
}
