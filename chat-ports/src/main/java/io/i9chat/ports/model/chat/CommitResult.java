package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.PersonId;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Commits intents in order. What is behind a stale one is not looked at and stale too, so that no
   * message passes another of the same call.
   */
  static <X extends Exception> List<CommitResult> inOrder(List<Intent> intents, Commit<X> commit)
      throws X {
    List<CommitResult> results = new ArrayList<>(intents.size());
    boolean stopped = false;
    for (Intent intent : intents) {
      CommitResult result = stopped ? STALE : commit.of(intent);
      stopped |= result instanceof Stale;
      results.add(result);
    }
    return results;
  }

  /**
   * Commits one intent.
   *
   * @param <X> how it may fail
   */
  interface Commit<X extends Exception> {
    /** Commits it. */
    CommitResult of(Intent intent) throws X;
  }
}
