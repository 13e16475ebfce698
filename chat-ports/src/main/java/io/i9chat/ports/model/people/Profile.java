package io.i9chat.ports.model.people;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;

/** What others see of a person. */
public record Profile(PersonId id, Username username, DisplayName displayName, Bio bio) {}
