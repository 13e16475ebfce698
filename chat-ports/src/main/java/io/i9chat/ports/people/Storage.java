package io.i9chat.ports.people;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.page.Weight;

/**
 * How much each person stores. It is counted by the transactions that store and take away, and
 * never by looking through what is there.
 *
 * <ul>
 *   <li>STORAGE-1: a person with an account stores what {@link Weight#kept} says of the entries
 *       that they are the author of, and the sizes of the objects that they announced, used or not,
 *       until those are condemned or forgotten; as of the last commit answered before the call.
 *   <li>STORAGE-2: a body that is withdrawn, by whichever caller, stops counting for its author,
 *       once.
 *   <li>STORAGE-3: nothing is counted for a person who has no account, or none any more: they store
 *       0.
 *   <li>STORAGE-4: what several calls store and take away at once is counted exactly.
 * </ul>
 */
public interface Storage {
  /** How many bytes the person stores. */
  long used(PersonId person);
}
