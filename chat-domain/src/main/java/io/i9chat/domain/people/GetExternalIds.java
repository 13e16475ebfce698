package io.i9chat.domain.people;

import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.ExternalId;
import java.util.List;
import java.util.Map;

/** What an embedding application knows people by. */
public final class GetExternalIds {
  private final ExternalIds externalIds;

  GetExternalIds(ExternalIds externalIds) {
    this.externalIds = externalIds;
  }

  /** Asks about all of these. */
  public record Command(List<PersonId> people) {
    /** Takes a copy of the list. */
    public Command {
      people = List.copyOf(people);
    }
  }

  /** What was found. */
  public sealed interface Outcome {}

  /** The external ids by their people; those who have none are left out. */
  public record Found(Map<PersonId, ExternalId> externalIds) implements Outcome {
    /** Takes a copy of the map. */
    public Found {
      externalIds = Map.copyOf(externalIds);
    }
  }

  /** Looks them up. */
  public Found handle(Command command) {
    return new Found(externalIds.of(command.people()));
  }
}
