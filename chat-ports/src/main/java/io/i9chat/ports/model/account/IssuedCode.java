package io.i9chat.ports.model.account;

import io.i9chat.ports.model.EmailAddress;
import java.time.Instant;

/**
 * A code that was mailed, found again by the ticket that the asker was answered.
 *
 * @param ticket digest of the ticket, unique
 * @param email the address that the code proves
 * @param code digest of ticket and code together
 * @param expiresAt when it stops being accepted, exclusive
 */
public record IssuedCode(
    Digest ticket, Purpose purpose, EmailAddress email, Digest code, Instant expiresAt) {}
