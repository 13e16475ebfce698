package io.i9chat.ports.model.media;

import org.jspecify.annotations.Nullable;

/**
 * An object as the ledger has it.
 *
 * @param generation which writing of the object was found complete and as announced, in the words
 *     of its store; {@code null} until then
 */
public record MediaRecord(NewMedia media, @Nullable String generation) {
  /** Whether it was found complete and as announced. */
  public boolean isVerified() {
    return generation != null;
  }
}
