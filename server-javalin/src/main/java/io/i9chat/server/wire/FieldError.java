package io.i9chat.server.wire;

/**
 * What is wrong with one field of an input.
 *
 * @param field its path, such as {@code content.text} or {@code usernames[2]}
 * @param reason the rule that it breaks, in words a person can use
 */
public record FieldError(String field, String reason) {
  /** The reason of a field that is missing. */
  public static final String REQUIRED = "is required";

  /** A value of several parts begins its reason with the part's name, which is the field's here. */
  public FieldError {
    String name = field.substring(field.lastIndexOf('.') + 1) + " ";
    reason = reason.startsWith(name) ? reason.substring(name.length()) : reason;
  }
}
