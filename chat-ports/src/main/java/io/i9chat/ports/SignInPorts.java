package io.i9chat.ports;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.mail.Mailer;

/**
 * The ports that signing in takes: passwords, the tokens of sessions, and addresses that are proven
 * by mail. An application that signs its users in by itself has no use for them.
 */
public record SignInPorts(
    PasswordHasher hasher, SessionTokens tokens, Secrets secrets, Mailer mailer) {}
