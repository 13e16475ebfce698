package io.i9chat.server.http;

import io.i9chat.server.budget.Lease;
import io.i9chat.server.http.Transfers.Transfer;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.json.BadJson;
import io.i9chat.server.wire.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON object that is a request's body, and no more than it should. */
final class BodyReader {
  private static final Pattern JSON =
      Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?");

  private final Transfers transfers;

  BodyReader(Transfers transfers) {
    this.transfers = transfers;
  }

  /**
   * The body; an empty object if there is none.
   *
   * @param max how many bytes it may have
   * @param lease takes them of the budget
   * @throws BadInput if it is too large, not JSON by its type or its bytes, or not an object
   */
  ObjectNode read(Context ctx, int max, Lease lease) {
    try (Transfer transfer = transfers.begin(ctx, lease)) {
      return Bodies.read(
          ctx.req().getInputStream(),
          length(ctx),
          max,
          lease,
          transfer::moved,
          (bytes, size) -> parsed(ctx.header("Content-Type"), bytes, size));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** How long the body says it is: one without either header is empty, RFC 9112, section 6.3. */
  private static long length(Context ctx) {
    long length = ctx.req().getContentLengthLong();
    return length < 0 && ctx.header("Transfer-Encoding") == null ? 0 : length;
  }

  private static ObjectNode parsed(@Nullable String type, byte[] body, int size) {
    if (size == 0 && type == null) {
      return Json.shared().createObjectNode();
    }
    if (type == null || !JSON.matcher(type.strip().toLowerCase(Locale.ROOT)).matches()) {
      throw new BadInput(Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE));
    }
    if (size == 0) {
      return Json.shared().createObjectNode();
    }
    checkUtf8(body, size);
    return object(body, size);
  }

  /** The JSON library would guess at UTF-16 and UTF-32, which RFC 8259 rules out. */
  private static void checkUtf8(byte[] body, int size) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(body, 0, size);
    CharBuffer seen = CharBuffer.allocate(1024);
    CoderResult result;
    do {
      seen.clear();
      result = decoder.decode(bytes, seen, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "is not UTF-8"));
    }
    for (int i = 0; i < Math.min(4, size); i++) {
      if (body[i] == 0) {
        throw new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "is not JSON in UTF-8"));
      }
    }
  }

  private static ObjectNode object(byte[] body, int size) {
    try {
      JsonNode tree = Json.shared().readTree(body, 0, size);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException notJson) {
      throw BadJson.of(notJson);
    }
    throw new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "must be an object"));
  }
}
