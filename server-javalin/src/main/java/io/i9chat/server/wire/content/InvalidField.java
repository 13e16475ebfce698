package io.i9chat.server.wire.content;

import io.i9chat.ports.model.InvalidValue;
import java.util.function.Supplier;

/** A field breaks a rule that the object around it knows, not its own type. */
public final class InvalidField extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  /** Names the field and the rule. */
  public InvalidField(String field, String reason) {
    super(field + " " + reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  /** What {@code making} makes; the value that it refuses is that of {@code field}. */
  public static <T> T named(String field, Supplier<T> making) {
    try {
      return making.get();
    } catch (InvalidValue invalid) {
      throw new InvalidField(field, invalid.reason());
    }
  }

  /** The name of the field. */
  public String field() {
    return field;
  }

  /** The rule that it breaks. */
  public String reason() {
    return reason;
  }
}
