package io.i9chat.ports.model.media;

import org.jspecify.annotations.Nullable;

/**
 * An object as the ledger has it.
 *
 * @param generation which writing of the object was found complete and as announced, in the words
 *     of its store; {@code null} until then
 * @param everUsed whether anything uses the object or ever did
 */
public record MediaRecord(NewMedia media, @Nullable String generation, boolean everUsed) {
  /** Whether it was found complete and as announced. */
  public boolean isVerified() {
    return generation != null;
  }
}
