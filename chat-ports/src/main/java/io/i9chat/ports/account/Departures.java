package io.i9chat.ports.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.PasswordHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaving for good.
 *
 * <ul>
 *   <li>DEPARTURES-1: a departure begins only if the hash that was verified is still the account's,
 *       or it still has none where none is given; else nothing changes.
 *   <li>DEPARTURES-2: in the transaction that begins it the account cannot be found any more by
 *       anything, its profile, place, sessions, codes, proofs and blocks in both directions are
 *       gone, and its picture is not in use any more.
 *   <li>DEPARTURES-3: its username stays taken, its e-mail address is free.
 *   <li>DEPARTURES-4: in the same transaction the versions of its direct chats rise, and each tells
 *       that the person is deleted; what has the person's privacy version for a precondition is
 *       stale.
 *   <li>DEPARTURES-5: a departure is open, across restarts, until it is finished.
 *   <li>DEPARTURES-6: open departures come in the order of their people's ids.
 *   <li>DEPARTURES-7: a read while it begins finds the account, its profile and its sessions as
 *       they were, or not at all.
 * </ul>
 */
public interface Departures {
  /**
   * Deletes an account.
   *
   * @param verified the account's hash; {@code null} for an account that has none yet
   * @param erase whether the person's messages are to be deleted too
   * @return whether it was deleted; not if the password has changed or there is no such account
   */
  boolean begin(PersonId person, @Nullable PasswordHash verified, boolean erase);

  /**
   * Departures whose people are still in chats.
   *
   * @param after only those behind this person's, whether or not it is open; {@code null} for all
   * @param limit the greatest number, at least 1
   */
  List<Departure> open(@Nullable PersonId after, int limit);

  /** Notes that a person has left everything. */
  void finish(PersonId person);
}
