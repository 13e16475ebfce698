package io.i9chat.server.document;

import io.i9chat.server.operation.Access;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.HttpBinding;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Redirect;
import io.i9chat.server.wire.out.ProblemOut;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the OpenAPI 3.1 document of all operations that come over HTTP. */
final class OpenApi {
  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
  private static final String JSON = "application/json";

  private static final Map<Integer, String> SUCCESS =
      Map.of(
          200, "Done.",
          201, "Done, and there is something new.",
          202, "Taken on.",
          204, "Done; there is nothing to tell.",
          302, "Where it is, for as long as the URL holds.");

  private final Schemas schemas = Schemas.ofOpenApi();
  private final Examples examples = Examples.kept();
  private final Refusals refusals = new Refusals(schemas.output(ProblemOut.class));

  private OpenApi() {}

  /** The document of a catalogue. */
  static ObjectNode of(Catalogue catalogue) {
    return new OpenApi().document(catalogue);
  }

  private ObjectNode document(Catalogue catalogue) {
    ObjectNode document = object().put("openapi", "3.1.1");
    document.set("info", About.info("Everything that can be called over HTTP."));
    document
        .putArray("servers")
        .addObject()
        .put("url", HttpBinding.ROOT)
        .put("description", "The server that this document comes from.");
    List<Operation<?, ?>> all =
        catalogue.all().stream().filter(each -> each.comesBy(Transport.HTTP)).toList();
    Set<String> areas = new LinkedHashSet<>();
    ObjectNode paths = object();
    for (Operation<?, ?> operation : all) {
      HttpBinding http = About.http(operation);
      areas.add(About.area(operation));
      ObjectNode path =
          (ObjectNode) paths.optional(http.path()).orElseGet(() -> paths.putObject(http.path()));
      path.set(http.method().toLowerCase(Locale.ROOT), operation(operation, http));
    }
    ArrayNode tags = document.putArray("tags");
    areas.forEach(area -> tags.addObject().put("name", area));
    document.set("paths", paths);
    document.set("components", components());
    return document;
  }

  private ObjectNode components() {
    ObjectNode components = object();
    components.set("schemas", schemas.all());
    components.set("responses", refusals.all());
    components.set("examples", Refusals.examples());
    ObjectNode headers = components.putObject("headers");
    header(headers, "X-Request-Id", "Finds the call in the server's log.", "string");
    header(headers, "Retry-After", "How many seconds to wait.", "integer");
    components.set("securitySchemes", About.securitySchemes("apiKey"));
    return components;
  }

  private static void header(ObjectNode headers, String name, String description, String type) {
    headers.putObject(name).put("description", description).putObject("schema").put("type", type);
  }

  private ObjectNode operation(Operation<?, ?> operation, HttpBinding http) {
    ObjectNode node = object().put("operationId", operation.name());
    node.putArray("tags").add(About.area(operation));
    node.put("summary", operation.summary());
    ArrayNode security = node.putArray("security");
    if (operation.access() == Access.SESSION) {
      security.addObject().putArray("bearer");
      security.addObject().putArray("cookie");
    }
    Set<String> inPath = inPath(http);
    RecordComponent[] fields = operation.inputClass().getRecordComponents();
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
    for (RecordComponent field : fields) {
      if (inPath.contains(field.getName()) || !http.hasBody()) {
        parameters.add(parameter(operation, field, inPath));
      }
    }
    if (!parameters.isEmpty()) {
      node.set("parameters", parameters);
    }
    if (http.hasBody() && fields.length > inPath.size()) {
      node.set("requestBody", body(operation, inPath));
    }
    node.set("responses", responses(operation, http));
    About.addLimits(node, operation);
    return node;
  }

  private static Set<String> inPath(HttpBinding http) {
    Matcher names = IN_PATH.matcher(http.path());
    return names.results().map(name -> name.group(1)).collect(Collectors.toSet());
  }

  private ObjectNode parameter(
      Operation<?, ?> operation, RecordComponent field, Set<String> inPath) {
    String name = field.getName();
    boolean isPath = inPath.contains(name);
    ObjectNode parameter = object().put("name", name).put("in", isPath ? "path" : "query");
    if (isPath || Schemas.isRequired(field)) {
      parameter.put("required", true);
    }
    schemas.describe(parameter, operation.inputClass(), field);
    if (field.getType() == List.class) {
      parameter.put("style", "form").put("explode", false);
    }
    parameter.set("schema", schemas.field(field));
    JsonNode example = examples.args(operation.name()).path(name);
    if (!example.isMissingNode()) {
      parameter.set("example", example);
    }
    return parameter;
  }

  private ObjectNode body(Operation<?, ?> operation, Set<String> inPath) {
    ObjectNode body = object();
    boolean isRequired =
        Arrays.stream(operation.inputClass().getRecordComponents())
            .filter(field -> !inPath.contains(field.getName()))
            .anyMatch(Schemas::isRequired);
    if (isRequired) {
      body.put("required", true);
    }
    ObjectNode content = body.putObject("content").putObject(JSON);
    String name = TypeNames.of(operation.name(), "Body");
    content.set("schema", schemas.input(name, operation.inputClass(), inPath));
    if (examples.args(operation.name()) instanceof ObjectNode args) {
      content.set("example", args.deepCopy().remove(inPath));
    }
    return body;
  }

  private ObjectNode responses(Operation<?, ?> operation, HttpBinding http) {
    ObjectNode responses = object();
    responses.set(Integer.toString(http.status()), success(operation, http.status()));
    if (http.otherStatus() != http.status()) {
      responses.set(Integer.toString(http.otherStatus()), success(operation, http.otherStatus()));
    }
    Set<ErrorCode> codes = Refusals.overHttp(operation, http);
    refusals.addTo(responses, codes);
    return responses;
  }

  private ObjectNode success(Operation<?, ?> operation, int status) {
    ObjectNode response = object().put("description", SUCCESS.get(status));
    ObjectNode headers = response.putObject("headers");
    headers.putObject("X-Request-Id").put("$ref", "#/components/headers/X-Request-Id");
    Class<?> shape = operation.shape();
    if (Redirect.class.isAssignableFrom(shape)) {
      headers
          .putObject("Location")
          .put("required", true)
          .putObject("schema")
          .put("type", "string")
          .put("format", "uri");
    } else if (shape != Nothing.class) {
      ObjectNode content = response.putObject("content").putObject(JSON);
      content.set("schema", schemas.output(shape));
      JsonNode example = examples.result(operation.name());
      if (!example.isMissingNode()) {
        content.set("example", example);
      }
    }
    return response;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
