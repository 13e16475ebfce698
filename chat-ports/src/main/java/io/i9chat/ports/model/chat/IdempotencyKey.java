package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import java.util.Optional;

/**
 * What an author sent something under, so that a repeat is known and stores nothing.
 *
 * @param clientId names one message or edit of its author in the chat, for good
 * @param fingerprint of what its author sent, for telling a repeat from something else
 */
public record IdempotencyKey(ClientId clientId, Fingerprint fingerprint) {
  /** What {@code author} made under it before, or something else; empty if nothing. */
  public <X extends Exception> Optional<CommitResult> made(ChatFacts<X> facts, PersonId author)
      throws X {
    Entry entry = facts.made(author, clientId);
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        equals(entry.payload().key()) ? new CommitResult.Repeated(entry) : CommitResult.MISMATCH);
  }
}
