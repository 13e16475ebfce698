package io.i9chat.ports.media;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.NewMedia;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who announced which object, whether it is verified, and what uses it. It is part of the store of
 * record, so that a message and the use of its media are one transaction.
 *
 * <ul>
 *   <li>LEDGER-1: an object is booked only if the owner's objects that were never used, with it,
 *       and all that the owner stores, with it, stay within the quota; concurrent bookings never
 *       pass it together.
 *   <li>LEDGER-2: a verified object keeps the generation that was first noted.
 *   <li>LEDGER-3: an object is in use by every entry whose body carries it and every person or
 *       group whose picture it is part of, by every group whose picture it was part of when a
 *       member went who has an account and has not come back, and by nothing else, as of the last
 *       commit answered before the call.
 *   <li>LEDGER-4: the objects that are in use by nothing are condemned: those never used if they
 *       were announced before the given time, those once used at once. A condemned object is no
 *       longer verified to any caller, so nothing can use it again.
 *   <li>LEDGER-5: a condemned object stays condemned, across restarts, until it is forgotten; an
 *       object that was never verified is forgotten too, and forgetting anything else changes
 *       nothing.
 *   <li>LEDGER-6: uses are told to a person where they may see them from: entries of chats that
 *       they have a window on, and all pictures; a picture that stays for one who has gone is told
 *       to them alone.
 *   <li>LEDGER-7: a record says whether its object was ever used.
 *   <li>LEDGER-8: an object whose last use ends is condemned by the commit that ends it, so that
 *       what was withdrawn cannot be used again.
 *   <li>LEDGER-9: what a person announced and never used is condemned by the transaction that
 *       deletes or disables their account, and nothing of others is.
 *   <li>LEDGER-10: an object is known from its booking until it is forgotten, condemned or not.
 * </ul>
 */
public interface MediaLedger {
  /**
   * Books an object.
   *
   * @return whether it was booked; not if the quota would be passed
   */
  boolean book(NewMedia media, MediaQuota quota);

  /** The records of these objects, in any order; unknown and condemned ones are left out. */
  List<MediaRecord> find(Collection<MediaId> media);

  /** Those of these objects that are known. */
  Set<MediaId> known(Collection<MediaId> media);

  /**
   * Notes that an object was found complete and as announced.
   *
   * @return whether there is such an object, not condemned
   */
  boolean verified(MediaId media, String generation);

  /**
   * What uses an object and a person may see it from.
   *
   * @param limit the greatest number, at least 1
   */
  List<MediaUse> uses(MediaId media, PersonId person, int limit);

  /**
   * The objects that a person announced and that are in use or not, in the order of their ids. It
   * holds some 50 bytes an object, and how many there are is limited by the rate of announcing them
   * and by what a person may store.
   */
  List<MediaId> of(PersonId owner);

  /**
   * Condemns what nothing uses, and gives what is condemned by now.
   *
   * @param announcedBefore what was never used and announced before this is not waited for
   * @param limit the greatest number, at least 1
   */
  List<MediaId> condemned(Instant announcedBefore, int limit);

  /** Removes objects whose bytes are gone, those condemned and those never verified. */
  void forget(Collection<MediaId> media);
}
