package io.i9chat.ports.model.live;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.receipt.ReceiptState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a node tells all nodes, itself included, after it is durable. A hint: the log is the truth.
 */
public sealed interface Signal {
  /** Which nodes it concerns; it follows from what is told, so no publisher can get it wrong. */
  Reach reach();

  /**
   * Whether it is worth something at its moment only. A bus may carry such signals by ways that
   * lose them without a gap to tell, as long as it tells when that way was interrupted.
   */
  default boolean isEphemeral() {
    return false;
  }

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

    /** Those who are let in may be on nodes that do not follow the chat yet. */
    @Override
    public Reach reach() {
      Set<PersonId> besides = new HashSet<>();
      for (Committed commit : commits) {
        Entry entry = commit.entry();
        besides.addAll(commit.newcomers());
        besides.addAll(entry.payload().letsIn(entry.author()));
      }
      return new Reach.OfChat(chat, besides);
    }
  }

  /** A chat came to exist for a person who opened it. */
  record ChatOpened(ChatId chat, PersonId person) implements Signal {
    @Override
    public Reach reach() {
      return new Reach.OfPeople(Set.of(person));
    }
  }

  /** A person's watermarks in a chat rose, other than by sending. */
  record ReceiptMoved(ChatId chat, PersonId person, ReceiptState now, Instant at)
      implements Signal {
    @Override
    public Reach reach() {
      return new Reach.OfChat(chat, Set.of());
    }
  }

  /** Sessions of a person ended: their connections are to be closed. */
  record SessionsEnded(PersonId person, Set<SessionId> sessions) implements Signal {
    /** Takes a copy of the set. */
    public SessionsEnded {
      sessions = Set.copyOf(sessions);
    }

    /** Any node may have found one of them to hold a moment ago. */
    @Override
    public Reach reach() {
      return new Reach.Everywhere();
    }
  }

  /** A person came online or went, for good: one who comes back soon never went. */
  record PresenceChanged(PersonId person, boolean online, Instant at) implements Signal {
    @Override
    public Reach reach() {
      return new Reach.Everywhere();
    }

    @Override
    public boolean isEphemeral() {
      return true;
    }
  }

  /** A person's profile, privacy or account changed. */
  record PersonChanged(PersonId person) implements Signal {
    /** Any node may remember them, or have connections that watch them. */
    @Override
    public Reach reach() {
      return new Reach.Everywhere();
    }
  }

  /** A block between two people came or went, or the first message made one a contact. */
  record RelationChanged(PersonId one, PersonId other) implements Signal {
    @Override
    public Reach reach() {
      return new Reach.OfPeople(one.equals(other) ? Set.of(one) : Set.of(one, other));
    }
  }

  /** A person types in a chat. */
  record Typing(ChatId chat, PersonId person) implements Signal {
    @Override
    public Reach reach() {
      return new Reach.OfChat(chat, Set.of());
    }

    @Override
    public boolean isEphemeral() {
      return true;
    }
  }

  /** A person changed how they have a chat. */
  record PreferencesChanged(ChatId chat, PersonId person) implements Signal {
    @Override
    public Reach reach() {
      return new Reach.OfPeople(Set.of(person));
    }
  }
}
