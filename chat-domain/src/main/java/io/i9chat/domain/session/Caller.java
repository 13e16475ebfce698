package io.i9chat.domain.session;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;

/** Who makes a call, and from which of their sessions; only {@link Authenticate} should say so. */
public record Caller(PersonId person, SessionId session) {}
