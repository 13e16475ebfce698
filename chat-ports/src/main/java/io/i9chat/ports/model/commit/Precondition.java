package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.PersonId;
import java.util.OptionalLong;

/** Something that a decision rests on, beside the chat's version; checked as it is stored. */
public sealed interface Precondition {
  /**
   * Whether it holds.
   *
   * @param author of what is decided about
   */
  default <X extends Exception> boolean holds(ChatFacts<X> facts, PersonId author) throws X {
    return switch (this) {
      case Undeleted it -> facts.isUndeleted(it.seq());
      case LastEdit it -> facts.lastEdit(it.target()) == it.seq();
      case LastReaction it -> facts.lastReaction(it.target(), author) == it.seq();
      case PrivacyVersion it -> it.holds(facts);
    };
  }

  /** The entry at {@code seq} is a message, and no entry deletes it. */
  record Undeleted(long seq) implements Precondition {}

  /** The last edit of the message at {@code target} is at {@code seq}, 0 if there is none. */
  record LastEdit(long target, long seq) implements Precondition {}

  /**
   * The author's last reaction or unreaction to the message at {@code target} is at {@code seq}, 0
   * if there is none.
   */
  record LastReaction(long target, long seq) implements Precondition {}

  /** The person has an account, and their blocks and privacy are as they were at this version. */
  record PrivacyVersion(PersonId person, long privacyVersion) implements Precondition {
    /** Whether it holds. */
    public <X extends Exception> boolean holds(Facts<X> facts) throws X {
      OptionalLong now = facts.privacyVersion(person);
      return now.isPresent() && now.getAsLong() == privacyVersion;
    }
  }
}
