package io.i9chat.ports.model;

/**
 * What a call does to one field: keeps it, sets it, or clears it back to its default (JSON Merge
 * Patch, RFC 7396).
 */
public sealed interface Change<T> {
  /** The field stays as it is. */
  record Keep<T>() implements Change<T> {}

  /** The field becomes {@code value}. */
  record To<T>(T value) implements Change<T> {}

  /** The field goes back to its default. */
  record Clear<T>() implements Change<T> {}

  /** Leaves the field. */
  static <T> Change<T> keep() {
    return new Keep<>();
  }

  /** Sets the field. */
  static <T> Change<T> to(T value) {
    return new To<>(value);
  }

  /** Clears the field. */
  static <T> Change<T> clear() {
    return new Clear<>();
  }
}
