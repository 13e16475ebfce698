package io.i9chat.ports.model.account;

import io.i9chat.ports.model.PersonId;

/**
 * A deleted account whose person has not yet left every chat.
 *
 * @param erase whether their messages are to be deleted too
 */
public record Departure(PersonId person, boolean erase) {}
