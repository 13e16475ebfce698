package io.i9chat.domain.people;

import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.ExternalId;
import java.util.List;
import java.util.Map;

/** The people whom an embedding application knows by these ids. */
public final class FindByExternalId {
  private final ExternalIds externalIds;

  FindByExternalId(ExternalIds externalIds) {
    this.externalIds = externalIds;
  }

  /** Looks for all of these. */
  public record Command(List<ExternalId> externalIds) {
    /** Takes a copy of the list. */
    public Command {
      externalIds = List.copyOf(externalIds);
    }
  }

  /** Who was found. */
  public sealed interface Outcome {}

  /** The people by their external ids; those that no person has are left out. */
  public record Found(Map<ExternalId, PersonId> people) implements Outcome {
    /** Takes a copy of the map. */
    public Found {
      people = Map.copyOf(people);
    }
  }

  /** Looks them up. */
  public Found handle(Command command) {
    return new Found(externalIds.people(command.externalIds()));
  }
}
