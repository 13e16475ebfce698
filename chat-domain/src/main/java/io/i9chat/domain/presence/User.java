package io.i9chat.domain.presence;

import io.i9chat.ports.model.people.Profile;

/** A person as the viewer sees them: their profile, and whether they are online. */
public record User(Profile profile, Presence presence) {}
