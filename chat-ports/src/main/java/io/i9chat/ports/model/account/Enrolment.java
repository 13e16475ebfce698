package io.i9chat.ports.model.account;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.ExternalId;
import java.util.Map;

/** The result of enrolling people by their external ids. */
public sealed interface Enrolment {
  /** All of them have accounts: the person behind each external id. */
  record Done(Map<ExternalId, PersonId> people) implements Enrolment {
    /** Takes a copy of the map. */
    public Done {
      people = Map.copyOf(people);
    }
  }

  /** A person has, had or is to get the username of this newcomer; none was made. */
  record UsernameTaken(NewPerson newcomer) implements Enrolment {}
}
