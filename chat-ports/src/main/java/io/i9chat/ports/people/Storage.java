package io.i9chat.ports.people;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Weight;

/**
 * How much each person stores. It is counted by the transactions that store and take away, and
 * never by looking through what is there.
 *
 * <ul>
 *   <li>STORAGE-1: a person with an account stores what {@link Weight#kept} says of the entries
 *       that they are the author of, and the sizes of the objects that they announced, used or not,
 *       until those are condemned or forgotten; as of the last commit answered before the call.
 *   <li>STORAGE-2: a body that is withdrawn, whoever does it, ends to weigh on its author, once.
 *   <li>STORAGE-3: for one who has no account, or none any more, nothing is counted: they store 0.
 *   <li>STORAGE-4: what several calls store and take away at once is counted exactly.
 * </ul>
 */
public interface Storage {
  /** How many bytes the person stores. */
  long used(PersonId person);
}
