package io.i9chat.ports.model.live;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.receipt.ReceiptState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a node tells all nodes, itself included, after it is durable. A hint: the log is the truth.
 */
public sealed interface Signal {
  /**
   * Entries were appended to a chat.
   *
   * @param commits at least one, in seq order
   */
  record Appended(ChatId chat, List<Committed> commits) implements Signal {
    /** Takes a copy of the list. */
    public Appended {
      commits = List.copyOf(commits);
    }
  }

  /** A chat came to exist for a person who opened it. */
  record ChatOpened(ChatId chat, PersonId person) implements Signal {}

  /** A person's watermarks in a chat rose, other than by sending. */
  record ReceiptMoved(ChatId chat, PersonId person, ReceiptState now, Instant at)
      implements Signal {}

  /** Sessions of a person ended: their connections are to be closed. */
  record SessionsEnded(PersonId person, Set<SessionId> sessions) implements Signal {
    /** Takes a copy of the set. */
    public SessionsEnded {
      sessions = Set.copyOf(sessions);
    }
  }

  /** A person came online or went, for good: one who comes back soon never went. */
  record PresenceChanged(PersonId person, boolean online, Instant at) implements Signal {}

  /** A person's privacy, picture or account changed. */
  record PersonChanged(PersonId person) implements Signal {}

  /** A block between two people came or went, or the first message made one a contact. */
  record RelationChanged(PersonId one, PersonId other) implements Signal {}

  /** A person types in a chat. */
  record Typing(ChatId chat, PersonId person) implements Signal {}

  /** A person changed how they have a chat. */
  record PreferencesChanged(ChatId chat, PersonId person) implements Signal {}
}
