package io.i9chat.ports.people;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.Relations;
import java.util.Collection;
import java.util.List;

/**
 * Who has blocked whom, and what else stands between people.
 *
 * <ul>
 *   <li>BLOCKS-1: a block is one person's, of another; adding it again, or removing none, changes
 *       nothing and says so.
 *   <li>BLOCKS-2: blocks are listed in the order of the blocked people's ids.
 *   <li>BLOCKS-3: adding or removing a block raises the blocker's privacy version, and the version
 *       of the direct chat of the two if there is one.
 *   <li>BLOCKS-4: relations tell the blocks of either side, the other's privacy with its version,
 *       and whether the other has sent a message in the direct chat of the two; a person without an
 *       account is left out.
 *   <li>BLOCKS-5: what was answered as changed or committed before the call is in the answer.
 *   <li>BLOCKS-6: a person has at most {@link #MOST} blocks, however many calls add them at once.
 * </ul>
 */
public interface Blocks {
  /** How many people a person can have blocked. Rules: BLOCK-5. */
  int MOST = 1_000;

  /** Blocks a person. Nothing changes if either has no account. */
  Blocking add(PersonId person, PersonId other);

  /**
   * Takes a block away.
   *
   * @return whether there was one
   */
  boolean remove(PersonId person, PersonId other);

  /** The people a person has blocked: at most {@link #MOST}. */
  List<PersonId> of(PersonId person);

  /** What stands between {@code self} and others. */
  Relations between(PersonId self, Collection<PersonId> others);
}
