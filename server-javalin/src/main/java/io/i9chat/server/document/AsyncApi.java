package io.i9chat.server.document;

import io.i9chat.server.operation.Access;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.out.ProblemOut;
import io.i9chat.server.wire.socket.CloseCode;
import io.i9chat.server.wire.socket.Event;
import io.i9chat.server.wire.socket.Token;
import io.i9chat.server.ws.Handshake;
import io.i9chat.server.ws.SocketLimits;
import io.i9chat.server.ws.Sockets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the AsyncAPI 3.0 document of connections: their calls, results, events and close codes. */
final class AsyncApi {
  private static final String CHANNEL = "connection";
  private static final String ERROR = "error";
  private static final String CALL_ID = "17";

  /** A frame cannot set a cookie. */
  private static final Set<String> HTTP_ONLY = Set.of("cookie");

  private final Schemas schemas = Schemas.ofAsyncApi();
  private final Examples examples = Examples.kept();
  private final ObjectNode messages = object();
  private final ObjectNode operations = object();

  private AsyncApi() {}

  /** The document of a catalogue. */
  static ObjectNode of(Catalogue catalogue) {
    return new AsyncApi().document(catalogue);
  }

  private ObjectNode document(Catalogue catalogue) {
    calls(catalogue);
    refused();
    for (Event event : Event.values()) {
      event(event);
    }
    ObjectNode document = object().put("asyncapi", "3.0.0");
    document.set("info", About.info("Everything that is said over a connection."));
    document.putObject("servers").set("local", server());
    document.putObject("channels").set(CHANNEL, channel());
    document.set("operations", operations);
    ObjectNode components = document.putObject("components");
    components.set("schemas", schemas.all());
    components.set("messages", messages);
    components.set("securitySchemes", About.securitySchemes("httpApiKey"));
    return document;
  }

  private void calls(Catalogue catalogue) {
    call(
        Sockets.AUTHENTICATE,
        "Authenticates the connection by a token.",
        Token.class,
        Nothing.class);
    operation(Sockets.AUTHENTICATE, List.of(ErrorCode.INVALID_INPUT, ErrorCode.UNAVAILABLE))
        .put("x-session", false);
    for (Operation<?, ?> operation : catalogue.all()) {
      if (operation.comesBy(Transport.WEBSOCKET)) {
        call(operation.name(), operation.summary(), operation.inputClass(), operation.shape());
        ObjectNode node = operation(operation.name(), operation.errors());
        About.addLimits(node, operation);
        node.put("x-session", operation.access() == Access.SESSION);
      }
    }
  }

  private static ObjectNode server() {
    ObjectNode server = object().put("host", "127.0.0.1:8000").put("protocol", "ws");
    server.put("description", "A server as it starts by itself; wss where it has a public URL.");
    ArrayNode security = server.putArray("security");
    security.addObject().put("$ref", "#/components/securitySchemes/bearer");
    security.addObject().put("$ref", "#/components/securitySchemes/cookie");
    return server;
  }

  private ObjectNode channel() {
    ObjectNode channel = object().put("address", Handshake.PATH);
    channel.put(
        "description",
        "Text frames of JSON, subprotocol "
            + Handshake.SUBPROTOCOL
            + ". It is authenticated at the"
            + " handshake, or by `authenticate`, or by a call that opens a session. Calls may be"
            + " answered out of order; `re` has the `id` of the call.");
    ObjectNode all = channel.putObject("messages");
    messages
        .propertyNames()
        .forEach(name -> all.putObject(name).put("$ref", "#/components/messages/" + name));
    channel
        .putObject("bindings")
        .putObject("ws")
        .put("method", "GET")
        .put("bindingVersion", "0.1.0");
    ArrayNode codes = channel.putArray("x-close-codes");
    for (CloseCode code : CloseCode.values()) {
      codes
          .addObject()
          .put("code", code.code())
          .put("reason", code.reason())
          .put("advice", code.advice());
    }
    return channel;
  }

  private void call(String name, String summary, Class<?> input, Class<?> output) {
    ObjectNode call = frame(true);
    ObjectNode fields = (ObjectNode) call.get("properties");
    fields.set("id", id());
    fields.putObject("op").put("type", "string").put("const", name);
    ArrayNode required = call.putArray("required").add("id").add("op");
    ObjectNode args = schemas.input(TypeNames.of(name, "Args"), input, HTTP_ONLY);
    if (Arrays.stream(input.getRecordComponents()).anyMatch(Schemas::isRequired)) {
      required.add("args");
    }
    fields.set("args", args);
    ObjectNode sent = object().put("id", CALL_ID).put("op", name);
    JsonNode example = examples.args(name);
    if (example.size() > 0) {
      sent.set("args", example);
    }
    message(name + ".call", summary, call, sent);

    ObjectNode result = frame(false);
    fields = (ObjectNode) result.get("properties");
    fields.set("re", id());
    fields.set("result", schemas.output(output));
    result.putArray("required").add("re").add("result");
    JsonNode answer = examples.result(name);
    ObjectNode answered = object().put("re", CALL_ID);
    answered.set("result", answer.isMissingNode() ? object() : answer);
    message(name + ".result", "Answers " + name + ".", result, answered);
  }

  private ObjectNode operation(String name, Iterable<ErrorCode> errors) {
    ObjectNode operation = operations.putObject(name).put("action", "receive");
    operation.putObject("channel").put("$ref", "#/channels/" + CHANNEL);
    operation.set("summary", messages.get(name + ".call").get("summary"));
    operation.putArray("messages").add(sent(name + ".call"));
    ObjectNode reply = operation.putObject("reply");
    reply.putObject("channel").put("$ref", "#/channels/" + CHANNEL);
    reply.putArray("messages").add(sent(name + ".result")).add(sent(ERROR));
    ArrayNode codes = operation.putArray("x-errors");
    errors.forEach(code -> codes.add(code.code()));
    return operation;
  }

  private void refused() {
    ObjectNode frame = frame(false);
    ObjectNode fields = (ObjectNode) frame.get("properties");
    fields.set("re", id());
    fields.set("error", schemas.output(ProblemOut.class));
    frame.putArray("required").add("re").add("error");
    ObjectNode example = object().put("re", CALL_ID);
    example.set("error", Refusals.example(ErrorCode.NOT_FOUND));
    message(ERROR, "A call was refused.", frame, example);
  }

  private void event(Event event) {
    ObjectNode frame = frame(false);
    ObjectNode fields = (ObjectNode) frame.get("properties");
    fields.putObject("event").put("type", "string").put("const", event.word());
    fields.set("data", schemas.output(event.data()));
    frame.putArray("required").add("event").add("data");
    String name = "event." + event.word();
    ObjectNode example = object().put("event", event.word());
    JsonNode data = examples.event(event.word());
    example.set("data", data.isMissingNode() ? object() : data);
    message(name, event.summary(), frame, example);
    ObjectNode operation = operations.putObject(name).put("action", "send");
    operation.putObject("channel").put("$ref", "#/channels/" + CHANNEL);
    operation.put("summary", event.summary());
    operation.putArray("messages").add(sent(name));
  }

  private void message(String name, String summary, ObjectNode payload, ObjectNode example) {
    ObjectNode message = messages.putObject(name).put("name", name).put("summary", summary);
    message.put("contentType", "application/json").set("payload", payload);
    message.putArray("examples").addObject().set("payload", example);
  }

  private static ObjectNode sent(String message) {
    return object().put("$ref", "#/channels/" + CHANNEL + "/messages/" + message);
  }

  private static ObjectNode frame(boolean closed) {
    ObjectNode frame = object().put("type", "object");
    frame.putObject("properties");
    return closed ? frame.put("additionalProperties", false) : frame;
  }

  private static ObjectNode id() {
    return object()
        .put("type", "string")
        .put("minLength", 1)
        .put("maxLength", SocketLimits.CALL_ID);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
