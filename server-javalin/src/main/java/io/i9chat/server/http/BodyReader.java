package io.i9chat.server.http;

import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.BadJson;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Json;
import io.i9chat.server.wire.Problem;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON object that is a request's body, and no more than it should. */
final class BodyReader {
  /** The greatest size of a body. */
  static final int MAX_BYTES = 1024 * 1024;

  /**
   * How long a body may take to arrive. The idle time of the connection alone would let a peer that
   * drips a byte at a time hold a thread and memory for days.
   */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Pattern JSON =
      Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?");

  private BodyReader() {}

  /**
   * The body; an empty object if there is none.
   *
   * @throws BadInput if it is too large, not JSON by its type or its bytes, or not an object
   */
  static ObjectNode read(Context ctx) {
    if (ctx.req().getContentLengthLong() > MAX_BYTES) {
      throw tooLarge();
    }
    byte[] body = bytes(ctx);
    String type = ctx.header("Content-Type");
    if (body.length == 0 && type == null) {
      return Json.shared().createObjectNode();
    }
    if (type == null || !JSON.matcher(type.strip().toLowerCase(Locale.ROOT)).matches()) {
      throw new BadInput(Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE));
    }
    checkUtf8(body);
    return object(body);
  }

  private static byte[] bytes(Context ctx) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try (InputStream in = ctx.req().getInputStream()) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        bytes.write(part, 0, read);
        if (bytes.size() > MAX_BYTES) {
          throw tooLarge();
        }
        if (System.nanoTime() - deadline > 0) {
          throw tooSlow();
        }
      }
    } catch (IOException broken) {
      throw tooSlow();
    }
    return bytes.toByteArray();
  }

  private static BadInput tooLarge() {
    return new BadInput(Problem.of(ErrorCode.PAYLOAD_TOO_LARGE));
  }

  private static BadInput tooSlow() {
    Problem problem = Problem.of(ErrorCode.INVALID_INPUT, "the body did not arrive in time");
    return new BadInput(problem.withStatus(408));
  }

  /** The JSON library would guess at UTF-16 and UTF-32, which RFC 8259 rules out. */
  private static void checkUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException notUtf8) {
      throw new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "is not UTF-8"));
    }
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) {
        throw new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "is not JSON in UTF-8"));
      }
    }
  }

  private static ObjectNode object(byte[] body) {
    try {
      JsonNode tree = Json.shared().readTree(body);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException notJson) {
      throw BadJson.of(notJson);
    }
    throw new BadInput(Problem.of(ErrorCode.INVALID_INPUT, "must be an object"));
  }
}
