package io.i9chat.ports.model.account;

import io.i9chat.ports.model.people.ExternalId;

/** An account to be made for a person whom an application knows, unless they have one. */
public record NewPerson(ExternalId externalId, NewAccount account) {}
