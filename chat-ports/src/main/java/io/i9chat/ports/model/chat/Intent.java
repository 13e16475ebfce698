package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.PersonId;
import java.time.Instant;
import java.util.List;

/**
 * One entry that a decision asks to append, with what the decision rests on. That every object in
 * its payload can be used is a precondition of its own, which needs no saying.
 *
 * @param version the chat's version in the view that was decided on
 * @param at when it was decided, to the millisecond
 * @param preconditions what else has to hold still
 * @param words what the entry's content is found by: of a message its own, of an edit those that
 *     replace the message's; empty for everything else
 * @param quota how many bytes its author may store at the most, this entry included, as {@link
 *     Weight#kept} counts them; {@link #UNBOUNDED} if it is stored whatever they store
 */
public record Intent(
    PersonId author,
    long version,
    Instant at,
    Payload payload,
    List<Precondition> preconditions,
    List<String> words,
    long quota) {
  /** The quota of what is stored whatever its author stores already. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** Takes copies of the lists. */
  public Intent {
    preconditions = List.copyOf(preconditions);
    words = List.copyOf(words);
  }

  /** An intent without a quota. */
  public Intent(
      PersonId author,
      long version,
      Instant at,
      Payload payload,
      List<Precondition> preconditions,
      List<String> words) {
    this(author, version, at, payload, preconditions, words, UNBOUNDED);
  }

  /** An intent that rests on the version alone, and is not to be found by words. */
  public Intent(PersonId author, long version, Instant at, Payload payload) {
    this(author, version, at, payload, List.of(), List.of());
  }
}
