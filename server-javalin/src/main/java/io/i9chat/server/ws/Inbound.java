package io.i9chat.server.ws;

import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Transport;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.json.BadJson;
import io.i9chat.server.wire.json.InputType;
import io.i9chat.server.wire.json.Json;
import io.i9chat.server.wire.socket.Token;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a frame from a client says. */
sealed interface Inbound {
  /** The operation that only a connection has. */
  String AUTHENTICATE = "authenticate";

  /** No frame of the protocol. */
  record Broken() implements Inbound {}

  /** A call that cannot be run, and the answer to it. */
  record Wrong(String id, String op, Problem problem) implements Inbound {}

  /** The token that the connection is to be authenticated with. */
  record Authenticate(String id, String token) implements Inbound {
    @Override
    public String toString() {
      return "Authenticate[id=" + id + "]";
    }
  }

  /**
   * A call of an operation, with its input.
   *
   * @param bytes what it takes of the budget until it is answered
   * @param since when it came, as {@link System#nanoTime} said
   */
  record Invocation<I>(String id, Operation<I, ?> operation, I input, int bytes, long since)
      implements Inbound {}

  /** Reads a frame. Never throws for what a client sent. */
  static Inbound read(byte[] utf8, Catalogue catalogue) {
    Reading reading = new Reading(catalogue, utf8.length);
    try (JsonParser parser = Json.parser(utf8, 0, utf8.length)) {
      return reading.frame(parser);
    } catch (BadInput bad) {
      return reading.wrong(utf8, bad.problem());
    } catch (JacksonException bad) {
      return reading.wrong(utf8, BadJson.of(bad).problem());
    }
  }

  /**
   * One frame being read: mostly in one pass, as clients name the operation before its arguments.
   */
  final class Reading {
    private static final InputType<Token> TOKEN = new InputType<>(Token.class);

    /** Arguments that came before the operation; the frame goes on behind them. */
    private static final ObjectReader TREES =
        Json.shared().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Catalogue catalogue;
    private final int length;
    private @Nullable String id;
    private @Nullable String op;
    private @Nullable Object input;
    private @Nullable JsonNode early;

    private Reading(Catalogue catalogue, int length) {
      this.catalogue = catalogue;
      this.length = length;
    }

    private Inbound frame(JsonParser parser) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Broken();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "id" -> id = text(parser, value, name, SocketLimits.CALL_ID);
          case "op" -> op = text(parser, value, name, SocketLimits.CALL_ID);
          case "args" -> args(parser, value);
          default -> throw BadInput.field(name, "is not a known field");
        }
      }
      if (parser.nextToken() != null || id == null) {
        return new Broken();
      }
      if (op == null) {
        throw BadInput.field("op", "is required");
      }
      return call(id, op);
    }

    private static String text(JsonParser parser, JsonToken value, String name, int most) {
      if (value != JsonToken.VALUE_STRING) {
        throw BadInput.field(name, "must be a string");
      }
      String text = parser.getString();
      if (text.isEmpty() || text.length() > most) {
        throw BadInput.field(name, "must have 1 to " + most + " characters");
      }
      if (text.codePoints().anyMatch(Reading::isNotPrintable)) {
        throw BadInput.field(name, "must be printable");
      }
      return text;
    }

    /** Controls, line breaks, unpaired surrogates and invisible marks, which would upset logs. */
    private static boolean isNotPrintable(int character) {
      return switch (Character.getType(character)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            true;
        default -> false;
      };
    }

    private void args(JsonParser parser, JsonToken value) {
      if (value != JsonToken.START_OBJECT) {
        throw BadInput.field("args", "must be an object");
      }
      if (op == null) {
        early = TREES.readTree(parser);
      } else {
        input = type(op).read(parser);
      }
    }

    private InputType<?> type(String name) {
      return name.equals(AUTHENTICATE) ? TOKEN : operation(name).input();
    }

    private Operation<?, ?> operation(String name) {
      Operation<?, ?> operation = catalogue.find(name);
      if (operation == null || !operation.comesBy(Transport.WEBSOCKET)) {
        throw BadInput.field("op", "is not an operation");
      }
      return operation;
    }

    private Inbound call(String id, String op) {
      Object args = input;
      if (args == null) {
        JsonNode tree = early == null ? JsonNodeFactory.instance.objectNode() : early;
        args = type(op).read(tree);
      }
      return args instanceof Token token
          ? new Authenticate(id, token.token())
          : invocation(id, operation(op), args);
    }

    @SuppressWarnings("unchecked") // the input was read by this very operation's type
    private <I> Inbound invocation(String id, Operation<I, ?> operation, Object input) {
      int bytes = ByteBudget.CALL_BYTES + length;
      return new Invocation<>(id, operation, (I) input, bytes, System.nanoTime());
    }

    /**
     * What a frame comes to that could not be read: an answer if it is JSON at all and names its
     * call, else nothing. Looks at all of it, so that the order of the fields does not matter.
     */
    private Inbound wrong(byte[] utf8, Problem problem) {
      try (JsonParser parser = Json.parser(utf8, 0, utf8.length)) {
        look(parser);
      } catch (StreamConstraintsException tooMuch) {
        // Too deep or too long: the call's id may have come before that.
      } catch (StreamReadException notJson) {
        return new Broken();
      } catch (JacksonException | BadInput noCall) {
        return new Broken();
      }
      return id == null ? new Broken() : new Wrong(id, op == null ? "" : op, problem);
    }

    private void look(JsonParser parser) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("id")) {
          id = text(parser, value, name, SocketLimits.CALL_ID);
        } else if (name.equals("op") && value == JsonToken.VALUE_STRING) {
          op = parser.getString();
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        id = null;
      }
    }
  }
}
