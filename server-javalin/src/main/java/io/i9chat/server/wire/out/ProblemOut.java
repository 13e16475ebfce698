package io.i9chat.server.wire.out;

import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.FieldError;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error (RFC 9457).
 *
 * @param title what the code means, the same every time
 * @param status the HTTP status, over the WebSocket too
 * @param detail what happened this time
 * @param retryable whether the same call may succeed later
 * @param errors the fields that are wrong, if it is about fields
 * @param requestId finds the call in the server's log
 */
public record ProblemOut(
    URI type,
    String title,
    int status,
    ErrorCode code,
    String detail,
    boolean retryable,
    @Nullable Long retryAfterMs,
    @Nullable List<FieldError> errors,
    String requestId) {}
