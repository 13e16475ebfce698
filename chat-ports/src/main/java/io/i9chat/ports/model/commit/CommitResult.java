package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import java.util.Optional;
import java.util.Set;

/** The result of committing an {@link Intent}. */
public sealed interface CommitResult {
  /** The one {@link Stale}. */
  CommitResult STALE = new Stale();

  /** The one {@link Mismatch}. */
  CommitResult MISMATCH = new Mismatch();

  /** The one {@link OverQuota}. */
  CommitResult OVER_QUOTA = new OverQuota();

  /**
   * Appended, and durable.
   *
   * @param newcomers the people for whom the chat exists from this entry on, and did not before
   */
  record Committed(Entry entry, Set<PersonId> newcomers) implements CommitResult {
    /** Takes a copy of the set. */
    public Committed {
      newcomers = Set.copyOf(newcomers);
    }
  }

  /** What the author made under this client id is in the log already, with this very payload. */
  record Repeated(Entry entry) implements CommitResult {}

  /** What the author made under this client id is in the log already, with another payload. */
  record Mismatch() implements CommitResult {}

  /** With this entry its author would store more than the intent's quota; nothing is stored. */
  record OverQuota() implements CommitResult {}

  /**
   * What the decision rested on has changed: decide again on fresh facts. Also the answer to every
   * intent behind a stale one in the same call.
   */
  record Stale() implements CommitResult {}

  /** What {@code author} made under a client id before, or something else; empty if nothing. */
  static <X extends Exception> Optional<CommitResult> made(
      ChatFacts<X> facts, PersonId author, IdempotencyKey key) throws X {
    Entry entry = facts.made(author, key.clientId());
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(key.equals(entry.payload().key()) ? new Repeated(entry) : MISMATCH);
  }
}
