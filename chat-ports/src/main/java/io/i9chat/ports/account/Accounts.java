package io.i9chat.ports.account;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in.
 *
 * <ul>
 *   <li>ACCOUNTS-1: usernames are unique ignoring case, e-mail addresses are unique; of concurrent
 *       registrations of one only one is done.
 *   <li>ACCOUNTS-2: registering spends the proof in the same transaction; only one that is held,
 *       unexpired, for signing up and for the account's address is taken; a refusal spends nothing.
 *   <li>ACCOUNTS-3: a new account's profile exists with it.
 *   <li>ACCOUNTS-4: changing a password needs the hash that was verified still to be the account's,
 *       and ends every other session of the person; resetting it spends the proof and ends all; an
 *       operator needs an account there, and ends all.
 *   <li>ACCOUNTS-5: all of these forget every code and proof that is open for the account's
 *       address.
 *   <li>ACCOUNTS-6: enrolling makes all accounts or, if one name or address is taken, none.
 *   <li>ACCOUNTS-7: the list is in order of username ignoring case.
 *   <li>ACCOUNTS-10: any number of accounts have no e-mail address; such an account is found by its
 *       id and username, listed, given a password, disabled and deleted like any other.
 * </ul>
 */
public interface Accounts extends AccountAccess {
  /** The account of a person. */
  Optional<Account> byId(PersonId person);

  /** The account with this username, in whatever case. */
  Optional<Account> byUsername(Username username);

  /** The account with this address. */
  Optional<Account> byEmail(EmailAddress email);

  /** Makes an account, its profile with it, and spends the proof of its address. */
  Registration register(NewAccount account, Digest proof, Instant now);

  /**
   * Makes accounts without a proof, for an operator.
   *
   * @return empty, or the first account whose username or address is taken
   */
  Optional<NewAccount> enrol(List<NewAccount> accounts);

  /**
   * Sets a new password.
   *
   * @param authorization what entitles to it
   */
  PasswordChange setPassword(
      PasswordAuthorization authorization, PasswordHash password, Instant now);

  /**
   * A page of all accounts.
   *
   * @param after only usernames behind this, {@code null} from the first
   * @param limit the greatest number, at least 1
   */
  List<Account> list(@Nullable Username after, int limit);
}
