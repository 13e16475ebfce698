package io.i9chat.ports.model;

/** A value breaks the rules of its type; the message says which rule, in words a person can use. */
public final class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An invalid value, with the rule that it breaks. */
  public InvalidValue(String reason) {
    super(reason);
  }

  /** The rule that was broken; never {@code null}. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
