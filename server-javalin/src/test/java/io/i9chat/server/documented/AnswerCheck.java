package io.i9chat.server.documented;

import io.i9chat.server.document.KeptDocuments;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers over HTTP to the OpenAPI document. */
public final class AnswerCheck {
  private static final AnswerCheck KEPT =
      new AnswerCheck(new Documented(KeptDocuments.read(KeptDocuments.OPEN_API)));

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ROOT = "/api/v1";
  private static final String SCHEMAS = "#/components/schemas/";

  /** What HTTP refuses before it has found the operation, beside what every operation has. */
  private static final Set<Integer> EARLY = Set.of(405, 408, 421, 431);

  private final Documented api;
  private final List<Route> routes = new ArrayList<>();

  private record Route(Pattern path, int variables, JsonNode methods) {}

  AnswerCheck(Documented api) {
    this.api = api;
    api.root()
        .get("paths")
        .properties()
        .forEach(path -> {
          String[] parts = path.getKey().split("\\{\\w+}", -1);
          StringBuilder pattern = new StringBuilder();
          for (int i = 0; i < parts.length; i++) {
            pattern.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(parts[i]));
          }
          routes.add(
              new Route(Pattern.compile(pattern.toString()), parts.length - 1, path.getValue()));
        });
    routes.sort(Comparator.comparingInt(Route::variables));
  }

  /** Holds an answer to what is kept of the API. */
  public static void check(String method, String path, HttpResponse<String> response) {
    // A proxy, or the port of metrics, answers by itself; and there is no body to a HEAD.
    if (response.headers().firstValue("X-Request-Id").isEmpty() || method.equals("HEAD")) {
      return;
    }
    String fault =
        KEPT.fault(
            method,
            path,
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse(""),
            response.body());
    if (fault != null) {
      Undocumented.seen(
          method + " " + path + " " + response.statusCode() + " " + response.body() + ": " + fault);
    }
  }

  /** What is not as documented, {@code null} if nothing. */
  @Nullable String fault(String method, String path, int status, String type, String body) {
    String plain = path.replaceFirst("\\?.*", "");
    if (!plain.startsWith(ROOT + "/") || plain.matches(ROOT + "/(openapi|asyncapi)\\.json")) {
      return null;
    }
    JsonNode operation = operation(method, plain.substring(ROOT.length()));
    JsonNode json;
    try {
      json = body.isEmpty() ? null : JSON.readTree(body);
    } catch (JacksonException not) {
      return "the body is not JSON";
    }
    if (status >= 400) {
      return refused(operation, status, type, json);
    }
    if (operation == null) {
      return "there is no such operation";
    }
    return done(operation.path("responses").path(Integer.toString(status)), type, json);
  }

  private @Nullable JsonNode operation(String method, String path) {
    return routes.stream()
        .filter(route -> route.path().matcher(path).matches())
        .map(route -> route.methods().get(method.toLowerCase(Locale.ROOT)))
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String done(JsonNode response, String type, @Nullable JsonNode body) {
    if (response.isMissingNode()) {
      return "the status is not documented";
    }
    JsonNode content = response.path("content");
    if (content.isMissingNode() || body == null) {
      return content.isMissingNode() == (body == null) ? null : "a body is there, or is missing";
    }
    if (!content.has(type)) {
      return "the type of the body is " + type;
    }
    return faults(content.get(type).get("schema").get("$ref").asString(), body);
  }

  private @Nullable String refused(
      @Nullable JsonNode operation, int status, String type, @Nullable JsonNode body) {
    if (body == null || !type.equals("application/problem+json")) {
      return "an error has another body";
    }
    String fault = faults(SCHEMAS + "Problem", body);
    if (fault != null || operation == null) {
      return fault;
    }
    String code = body.get("code").asString();
    JsonNode responses = operation.get("responses");
    return has(responses.path(Integer.toString(status)), code)
            || (EARLY.contains(status) && has(responses.get("default"), code))
        ? null
        : "the code is not documented for " + operation.get("operationId").asString();
  }

  private boolean has(JsonNode response, String code) {
    return response.has("$ref")
        && api.at(response.get("$ref").asString())
            .at("/content/application~1problem+json/examples")
            .has(code);
  }

  private @Nullable String faults(String reference, JsonNode body) {
    var faults = api.faults(reference, body);
    return faults.isEmpty() ? null : faults.toString();
  }
}
