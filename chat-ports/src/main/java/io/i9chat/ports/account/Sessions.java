package io.i9chat.ports.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The devices that people are signed in from.
 *
 * <ul>
 *   <li>SESSIONS-1: a session opened after its password was verified exists only if that is still
 *       the account's password hash in the same transaction.
 *   <li>SESSIONS-2: a closed session is never found again, also by calls that began before it
 *       closed and end after.
 *   <li>SESSIONS-3: only the session's own person can close it.
 *   <li>SESSIONS-4: a person's sessions come in the order they were opened; none of another's.
 *   <li>SESSIONS-5: the last use only rises, and using a closed session brings nothing back.
 *   <li>SESSIONS-6: forgetting removes the sessions that no longer hold at the time given, and only
 *       those.
 * </ul>
 */
public interface Sessions {
  /**
   * Opens a session.
   *
   * @param verified the hash that the password was verified against; {@code null} where none was,
   *     as right after a sign-up
   * @return whether it was opened; not if the password has changed meanwhile
   */
  boolean open(Session session, @Nullable PasswordHash verified);

  /** Those of these sessions that exist, in any order, expired ones included. */
  List<Session> find(Collection<SessionId> sessions);

  /** All sessions of a person, expired ones included. */
  List<Session> of(PersonId person);

  /** Notes that a session was used. */
  void used(SessionId session, Instant at);

  /** Closes these sessions of a person, and answers those that it closed. */
  Set<SessionId> close(PersonId person, Collection<SessionId> sessions);

  /** Closes all sessions of a person but one, and answers those that it closed. */
  Set<SessionId> closeOthers(PersonId person, SessionId kept);

  /** Removes sessions that no longer hold at {@code now}, and answers how many. */
  int forget(Instant now);
}
