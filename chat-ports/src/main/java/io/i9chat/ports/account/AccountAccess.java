package io.i9chat.ports.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts may be used.
 *
 * <ul>
 *   <li>ACCOUNTS-8: in the transaction that disables an account all its sessions, and every code
 *       and proof that is open for its address, and the place of its person, are gone; while it is
 *       disabled no session is opened and no place is put.
 *   <li>ACCOUNTS-9: a disabled account stays so, across restarts and whatever sets its password,
 *       until it is enabled; nothing else about it changes, and it can be deleted.
 * </ul>
 */
public interface AccountAccess {
  /**
   * Disables an account or enables it; what is so already stays so.
   *
   * @return the sessions that ended with it; empty if there is no such account
   */
  Optional<Set<SessionId>> setDisabled(PersonId person, boolean disabled);
}
