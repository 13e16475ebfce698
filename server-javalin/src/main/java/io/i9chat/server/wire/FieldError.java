package io.i9chat.server.wire;

/**
 * What is wrong with one field of an input.
 *
 * @param field its path, such as {@code content.text} or {@code usernames[2]}
 * @param reason the rule that it breaks, in words a person can use
 */
public record FieldError(String field, String reason) {}
