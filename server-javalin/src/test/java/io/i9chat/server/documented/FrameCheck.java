package io.i9chat.server.documented;

import io.i9chat.server.document.KeptDocuments;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what comes over one connection to the AsyncAPI document. */
public final class FrameCheck {
  private static final Documented KEPT =
      new Documented(KeptDocuments.read(KeptDocuments.ASYNC_API));

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MESSAGES = "#/components/messages/";
  private static final String UNKNOWN = "";

  private final Documented api;
  private final Map<String, String> operations = new ConcurrentHashMap<>();

  /** A check of a connection that nothing was sent over. */
  public FrameCheck() {
    this(KEPT);
  }

  FrameCheck(Documented api) {
    this.api = api;
  }

  /** A frame is sent, which may be none of the protocol. */
  public void sent(String frame) {
    try {
      JsonNode call = JSON.readTree(frame);
      if (call.path("id").isString()) {
        operations.put(call.get("id").asString(), call.path("op").asString(UNKNOWN));
      }
    } catch (JacksonException none) {
      // It will be answered by a close.
    }
  }

  /** Holds a frame that came to what is kept of the API. */
  public void received(JsonNode frame) {
    String fault = fault(frame);
    if (fault != null) {
      Undocumented.seen(frame + ": " + fault);
    }
  }

  /** Holds a close to what is kept of the API. */
  public void closed(int code, String reason) {
    String fault = fault(code, reason);
    if (fault != null) {
      Undocumented.seen(fault);
    }
  }

  /** What is not as documented, {@code null} if nothing. */
  @Nullable String fault(JsonNode frame) {
    if (frame.has("event")) {
      return faults("event." + frame.get("event").asString(), frame);
    }
    String operation = operations.getOrDefault(frame.path("re").asString(""), UNKNOWN);
    JsonNode known = api.root().get("operations").path(operation);
    if (frame.has("error")) {
      String fault = faults("error", frame);
      String code = frame.path("error").path("code").asString("");
      boolean isKnown =
          known.isMissingNode()
              || known.get("x-errors").valueStream().anyMatch(each -> each.asString().equals(code));
      return fault != null || isKnown ? fault : "the code is not documented for " + operation;
    }
    return known.isMissingNode()
        ? "it answers what is no operation"
        : faults(operation + ".result", frame);
  }

  private @Nullable String faults(String message, JsonNode frame) {
    if (!api.root().at("/components/messages").has(message)) {
      return "it is no message";
    }
    var faults = api.faults(MESSAGES + message + "/payload", frame);
    return faults.isEmpty() ? null : faults.toString();
  }

  @Nullable String fault(int code, String reason) {
    // Below are those of WebSocket itself (RFC 6455, 7.4.1), of which two say more here.
    boolean isOurs = code >= 4000 || code == 1007 || code == 1011;
    for (JsonNode each : api.root().at("/channels/connection/x-close-codes")) {
      if (each.get("code").intValue() == code && each.get("reason").asString().equals(reason)) {
        return null;
      }
    }
    return isOurs ? "closed with " + code + " " + reason : null;
  }
}
