package io.i9chat.ports.model.people;

import io.i9chat.ports.model.PersonId;

/** A person and where they said that they are. */
public record Neighbour(PersonId person, GeoPoint at) {}
