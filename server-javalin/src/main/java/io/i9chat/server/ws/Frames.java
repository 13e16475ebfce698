package io.i9chat.server.ws;

import io.i9chat.domain.live.LiveEvent;
import io.i9chat.ports.model.Username;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.Times;
import io.i9chat.server.wire.chat.EntryJson;
import io.i9chat.server.wire.json.Json;
import io.i9chat.server.wire.socket.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** The frames that the server sends, as JSON in UTF-8. */
final class Frames {
  /** The event that takes the place of a lost backlog. */
  static final byte[] RESYNC = data(Event.RESYNC, json -> json.writePOJO(Nothing.NOTHING));

  private static final byte[] NONE = new byte[0];

  private Frames() {}

  /** What a call is answered. */
  static byte[] reply(String id, Reply<?> reply, String requestId) {
    return switch (reply) {
      case Reply.Done<?> done ->
          Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("re", id);
            json.writeName("result");
            json.writePOJO(done.body());
            json.writeEndObject();
          });
      case Reply.Refused<?> refused -> error(id, refused.problem(), requestId);
    };
  }

  /** What a call that failed is answered. */
  static byte[] error(String id, Problem problem, String requestId) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringProperty("re", id);
      json.writeName("error");
      problem.write(json, requestId);
      json.writeEndObject();
    });
  }

  /** The limits as every {@link #hello} has them, written once. */
  static SerializedString limits(Map<String, Long> limits) {
    return new SerializedString(new String(Json.bytes(limits), StandardCharsets.UTF_8));
  }

  /** The first event on an authenticated connection. */
  static byte[] hello(
      String connectionId, Username username, Instant now, SerializedString limits) {
    return Json.bytes(json -> {
      start(json, Event.HELLO);
      json.writeStringProperty("connectionId", connectionId);
      json.writeStringProperty("username", username.value());
      json.writeNumberProperty("heartbeatMs", SocketLimits.HEARTBEAT.toMillis());
      json.writeStringProperty("serverTime", Times.text(now));
      json.writeName("limits");
      json.writeRawValue(limits);
      end(json);
    });
  }

  /** A live event; empty for what is not told to clients. */
  static byte[] event(LiveEvent event) {
    return switch (event) {
      case LiveEvent.EntryAppended appended ->
          data(Event.ENTRY, json -> EntryJson.write(json, appended.entry()));
      case LiveEvent.ChatAppeared appeared ->
          data(Event.CHAT, json -> json.writePOJO(appeared.chat()));
      case LiveEvent.ChatChanged changed ->
          data(Event.CHAT, json -> json.writePOJO(changed.chat()));
      case LiveEvent.PresenceChanged changed ->
          data(Event.PRESENCE, json -> json.writePOJO(changed.presence()));
      case LiveEvent.Typing typing -> Json.bytes(json -> typing(json, typing));
      case LiveEvent.ReceiptMoved moved -> Json.bytes(json -> receipt(json, moved));
      case LiveEvent.Resync resync -> RESYNC;
      case LiveEvent.SessionsEnded ended -> NONE;
    };
  }

  /** Whether an event is of the moment, and so the first to be given up for a slow reader. */
  static boolean isPassing(LiveEvent event) {
    return event instanceof LiveEvent.Typing;
  }

  private static byte[] data(Event event, Consumer<JsonGenerator> data) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringProperty("event", event.word());
      json.writeName("data");
      data.accept(json);
      json.writeEndObject();
    });
  }

  private static void typing(JsonGenerator json, LiveEvent.Typing typing) {
    start(json, Event.TYPING);
    json.writeStringProperty("chat", typing.chat().toString());
    json.writeStringProperty("username", typing.username().value());
    end(json);
  }

  private static void receipt(JsonGenerator json, LiveEvent.ReceiptMoved moved) {
    start(json, Event.RECEIPT);
    json.writeStringProperty("chat", moved.chat().toString());
    json.writeName("username");
    if (moved.username() == null) {
      json.writeNull();
    } else {
      json.writeString(moved.username().value());
    }
    json.writeNumberProperty("delivered", moved.delivered());
    if (moved.read() != null) {
      json.writeNumberProperty("read", moved.read());
    }
    json.writeStringProperty("at", Times.text(moved.at()));
    end(json);
  }

  private static void start(JsonGenerator json, Event event) {
    json.writeStartObject();
    json.writeStringProperty("event", event.word());
    json.writeObjectPropertyStart("data");
  }

  private static void end(JsonGenerator json) {
    json.writeEndObject();
    json.writeEndObject();
  }
}
