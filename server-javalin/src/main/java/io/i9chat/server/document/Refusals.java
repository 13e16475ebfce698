package io.i9chat.server.document;

import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.json.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How documents tell of errors. */
final class Refusals {
  private static final String REQUEST = "5f0c2a9b7d3e1f4c60";

  private static final String EARLY =
      "Refused before the operation was found: another method (405), another host (421), or what is"
          + " not valid HTTP (other 4xx).";

  private final Map<String, ObjectNode> responses = new TreeMap<>();
  private final ObjectNode problem;

  /**
   * None yet.
   *
   * @param problem the schema of an error
   */
  Refusals(ObjectNode problem) {
    this.problem = problem;
  }

  /** What HTTP itself refuses an operation for, beside its own errors. */
  static Set<ErrorCode> overHttp(Operation<?, ?> operation, HttpBinding http) {
    Set<ErrorCode> codes = EnumSet.copyOf(operation.errors());
    if (http.changesState()) {
      // A cookie without a known Origin.
      codes.add(ErrorCode.FORBIDDEN);
    }
    if (http.hasBody()) {
      codes.add(ErrorCode.PAYLOAD_TOO_LARGE);
      codes.add(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
    return codes;
  }

  /** Adds an answer for each status that one of these codes has. */
  void addTo(ObjectNode responses, Set<ErrorCode> codes) {
    TreeMap<Integer, List<ErrorCode>> byStatus =
        codes.stream()
            .collect(Collectors.groupingBy(ErrorCode::status, TreeMap::new, Collectors.toList()));
    byStatus.forEach(
        (status, those) -> responses.set(Integer.toString(status), named(titles(those), those)));
    responses.set("default", named(EARLY, List.of(ErrorCode.INVALID_INPUT, ErrorCode.NOT_FOUND)));
  }

  /** All answers that were added, by the codes that they have. */
  ObjectNode all() {
    ObjectNode all = object();
    responses.forEach(all::set);
    return all;
  }

  private ObjectNode named(String description, List<ErrorCode> codes) {
    String name = codes.stream().map(ErrorCode::code).collect(Collectors.joining("."));
    responses.computeIfAbsent(name, unnamed -> response(description, codes));
    return object().put("$ref", "#/components/responses/" + name);
  }

  private static String titles(List<ErrorCode> codes) {
    return codes.stream()
        .map(code -> code.title() + " (`" + code.code() + "`)")
        .collect(Collectors.joining("; ", "", "."));
  }

  private ObjectNode response(String description, List<ErrorCode> codes) {
    ObjectNode response = object().put("description", description);
    if (codes.stream().anyMatch(ErrorCode::retryable)) {
      response
          .putObject("headers")
          .putObject("Retry-After")
          .put("$ref", "#/components/headers/Retry-After");
    }
    ObjectNode content = response.putObject("content").putObject(Problem.MEDIA_TYPE);
    content.set("schema", problem);
    ObjectNode examples = content.putObject("examples");
    codes.forEach(code ->
        examples.putObject(code.code()).put("$ref", "#/components/examples/" + code.code()));
    return response;
  }

  /** An example of each code, by its name. */
  static ObjectNode examples() {
    ObjectNode examples = object();
    for (ErrorCode code : ErrorCode.values()) {
      examples.putObject(code.code()).put("summary", code.title()).set("value", example(code));
    }
    return examples;
  }

  /** What a refusal of this code looks like. */
  static JsonNode example(ErrorCode code) {
    return Json.shared().readTree(Json.bytes(Problem.of(code), REQUEST));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
