package io.i9chat.server.wire.json;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.FieldError;
import io.i9chat.server.wire.Login;
import io.i9chat.server.wire.Moment;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.Secret;
import io.i9chat.server.wire.content.ContentShape;
import io.i9chat.server.wire.content.InvalidField;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with an input in the words of the protocol, not in those of the library. */
public final class BadJson {
  /** Where the records are that inputs consist of. */
  private static final String SERVER = "io.i9chat.server.";

  /** Those of them that are a string in JSON. */
  private static final Set<Class<?>> TEXTS = Set.of(Login.class, Moment.class, Secret.class);

  private BadJson() {}

  /** The bad input that the library complains of. */
  public static BadInput of(JacksonException wrong) {
    String reason = reason(wrong);
    String field = path(wrong);
    Problem problem =
        field.isEmpty()
            ? Problem.of(ErrorCode.INVALID_INPUT, reason)
            : Problem.field(field, reason);
    return new BadInput(problem);
  }

  private static String reason(JacksonException wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidValue invalid) {
        return invalid.reason();
      } else if (cause instanceof InvalidField invalid) {
        return invalid.reason();
      }
    }
    return switch (wrong) {
      case UnrecognizedPropertyException unknown -> "is not a known field";
      case InputCoercionException tooLarge -> "is out of range";
      case StreamConstraintsException limit -> "is nested too deep, or holds a token too long";
      case StreamReadException notJson -> notJson(notJson);
      case InvalidNullException missing when !isElement(missing) -> FieldError.REQUIRED;
      case MismatchedInputException mismatch when says(mismatch, "Trailing token") ->
          "is more than one JSON value";
      case MismatchedInputException mismatch -> "must be " + kind(mismatch.getTargetType());
      default -> "is not valid";
    };
  }

  private static String notJson(StreamReadException wrong) {
    return says(wrong, "Duplicate") ? "holds a field twice" : "is not JSON";
  }

  /** The library has no types of their own for these. */
  private static boolean says(JacksonException wrong, String beginning) {
    return String.valueOf(wrong.getOriginalMessage()).startsWith(beginning);
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "another kind of JSON";
    } else if (type == Long.class || type == Integer.class) {
      return "a whole number";
    } else if (type == Double.class) {
      return "a number";
    } else if (type == Boolean.class) {
      return "true or false";
    } else if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    } else if (Map.class.isAssignableFrom(type) || isObject(type)) {
      return "an object";
    }
    return "a string";
  }

  private static boolean isObject(Class<?> type) {
    return type == ContentShape.class
        || (type.isRecord() && type.getName().startsWith(SERVER) && !TEXTS.contains(type));
  }

  /** Whether it is in an array. */
  private static boolean isElement(JacksonException wrong) {
    return wrong.getPath().getLast().getPropertyName() == null;
  }

  private static String path(JacksonException wrong) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : wrong.getPath()) {
      String name = reference.getPropertyName();
      if (name == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidField invalid) {
        path.append('.').append(invalid.field());
      }
    }
    return path.toString();
  }
}
