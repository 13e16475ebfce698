package io.i9chat.tck.account;

/**
 * The contract of {@link io.i9chat.ports.account.Accounts}: making accounts, their passwords, and
 * which may be used. A test class of an adapter implements it and gives its ports.
 */
public interface AccountsContract
    extends RegistrationContract, PasswordContract, AccountAccessContract, AddresslessContract {}
