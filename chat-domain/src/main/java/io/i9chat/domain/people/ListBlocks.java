package io.i9chat.domain.people;

import io.i9chat.domain.entry.Names;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.people.Blocks;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists the people the caller has blocked. */
public final class ListBlocks {
  private final Blocks blocks;
  private final Names names;

  ListBlocks(Blocks blocks, Names names) {
    this.blocks = blocks;
    this.names = names;
  }

  /** Who asks. */
  public record Command(PersonId caller) {}

  /** The people they have blocked. */
  public sealed interface Outcome {}

  /** Their usernames, without those whose accounts are deleted. */
  public record Listed(List<Username> usernames) implements Outcome {
    /** Takes a copy of the list. */
    public Listed {
      usernames = List.copyOf(usernames);
    }
  }

  /** Lists them. */
  public Listed handle(Command command) {
    List<PersonId> blocked = blocks.of(command.caller());
    Map<PersonId, Username> found = names.of(blocked);
    return new Listed(blocked.stream().map(found::get).filter(Objects::nonNull).toList());
  }
}
