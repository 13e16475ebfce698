package io.i9chat.ports.model.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;

/** What a genuine session token says; whether the session still exists is the store's to say. */
public record SessionClaim(SessionId session, PersonId person) {}
