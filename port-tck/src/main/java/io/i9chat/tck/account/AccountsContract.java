package io.i9chat.tck.account;

/**
 * The contract of {@link io.i9chat.ports.account.Accounts}: making accounts, and their passwords. A
 * test class of an adapter implements it and gives its ports.
 */
public interface AccountsContract extends RegistrationContract, PasswordContract {}
