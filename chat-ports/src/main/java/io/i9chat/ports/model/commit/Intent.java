package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /**
   * The answer if nothing is to be appended: it is there already, what it rests on has changed, or
   * its author stores too much, in this order. Empty if it is to be appended.
   */
  public <X extends Exception> Optional<CommitResult> answer(ChatFacts<X> facts) throws X {
    Optional<CommitResult> made = made(facts);
    if (made.isPresent()) {
      return made;
    }
    if (!holds(facts)) {
      return Optional.of(CommitResult.STALE);
    }
    return fits(facts) ? Optional.empty() : Optional.of(CommitResult.OVER_QUOTA);
  }

  /** What its author made under its client id before; empty if nothing, or it has none. */
  public <X extends Exception> Optional<CommitResult> made(ChatFacts<X> facts) throws X {
    IdempotencyKey key = payload.key();
    return key == null ? Optional.empty() : CommitResult.made(facts, author, key);
  }

  /** Whether everything that it rests on still holds. */
  public <X extends Exception> boolean holds(ChatFacts<X> facts) throws X {
    if (version != facts.version()) {
      return false;
    }
    for (Precondition precondition : preconditions) {
      if (!precondition.holds(facts, author)) {
        return false;
      }
    }
    List<MediaId> media = payload.media();
    return media.isEmpty() || facts.isUsable(media);
  }

  /** Whether it rests on the chat's version and on nothing else. */
  public boolean restsOnVersionAlone() {
    return preconditions.isEmpty() && payload.media().isEmpty();
  }

  /** Whether its author may store it. */
  public <X extends Exception> boolean fits(ChatFacts<X> facts) throws X {
    return quota == UNBOUNDED || facts.hasRoom(author, Weight.kept(payload), quota);
  }

  /**
   * Commits intents in order. What is behind a stale one is not looked at and stale too, so that no
   * message passes another of the same call.
   */
  public static <X extends Exception> List<CommitResult> inOrder(
      List<Intent> intents, Commit<X> commit) throws X {
    List<CommitResult> results = new ArrayList<>(intents.size());
    boolean stopped = false;
    for (Intent intent : intents) {
      CommitResult result = stopped ? CommitResult.STALE : commit.of(intent);
      stopped |= result instanceof CommitResult.Stale;
      results.add(result);
    }
    return results;
  }

  /**
   * Commits one intent.
   *
   * @param <X> how it may fail
   */
  public interface Commit<X extends Exception> {
    /** Commits it. */
    CommitResult of(Intent intent) throws X;
  }
}
