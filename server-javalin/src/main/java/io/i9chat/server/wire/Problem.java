package io.i9chat.server.wire;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * An error as a client is answered it (RFC 9457).
 *
 * @param detail what happened this time; never anything from inside the server
 * @param retryAfter how long to wait before the same call, {@code null} if waiting does not help
 * @param errors the fields that are wrong, empty if it is not about fields
 * @param status the HTTP status, that of the code save for what only HTTP knows, such as 405
 */
public record Problem(
    ErrorCode code,
    String detail,
    @Nullable Duration retryAfter,
    List<FieldError> errors,
    int status) {
  /** The media type that a problem has over HTTP. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Duration SOON = Duration.ofSeconds(1);

  /** Takes a copy of the list. */
  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem that needs no more than its code. */
  public static Problem of(ErrorCode code) {
    return of(code, code.title());
  }

  /** A problem with what happened this time. */
  public static Problem of(ErrorCode code, String detail) {
    Duration wait = code == ErrorCode.UNAVAILABLE ? SOON : null;
    return new Problem(code, detail, wait, List.of(), code.status());
  }

  /** One field of the input is wrong. */
  public static Problem field(String field, String reason) {
    return fields(List.of(new FieldError(field, reason)));
  }

  /** Fields of the input are wrong. */
  public static Problem fields(List<FieldError> errors) {
    return of(ErrorCode.INVALID_INPUT, errors);
  }

  /** A problem with certain fields, under a code that says more than that they are invalid. */
  public static Problem of(ErrorCode code, List<FieldError> errors) {
    FieldError first = errors.getFirst();
    return new Problem(code, first.field() + " " + first.reason(), null, errors, code.status());
  }

  /** A rate limit refused the call. */
  public static Problem rateLimited(Duration wait) {
    return new Problem(
        ErrorCode.RATE_LIMITED,
        ErrorCode.RATE_LIMITED.title(),
        wait,
        List.of(),
        ErrorCode.RATE_LIMITED.status());
  }

  /** This problem under another HTTP status. */
  public Problem withStatus(int other) {
    return new Problem(code, detail, retryAfter, errors, other);
  }

  /**
   * How long to wait, in whole seconds (RFC 9110, 10.2.3): rounded up, so that a client that waits
   * so long has waited enough.
   */
  public OptionalLong retryAfterSeconds() {
    return retryAfter == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(1, (retryAfter.toMillis() + 999) / 1000));
  }

  /** Writes the problem as one JSON object. */
  public void write(JsonGenerator json, String requestId) {
    json.writeStartObject();
    json.writeStringProperty("type", "urn:i9chat:error:" + code.code());
    json.writeStringProperty("title", code.title());
    json.writeNumberProperty("status", status);
    json.writeStringProperty("code", code.code());
    json.writeStringProperty("detail", detail);
    json.writeBooleanProperty("retryable", code.retryable());
    if (retryAfter != null) {
      json.writeNumberProperty("retryAfterMs", Math.max(1, retryAfter.toMillis()));
    }
    if (!errors.isEmpty()) {
      json.writeArrayPropertyStart("errors");
      for (FieldError error : errors) {
        json.writeStartObject();
        json.writeStringProperty("field", error.field());
        json.writeStringProperty("reason", error.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeStringProperty("requestId", requestId);
    json.writeEndObject();
  }
}
