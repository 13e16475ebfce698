package io.i9chat.domain.people;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Profiles;
import java.util.List;

/** Takes a block away. */
public final class RemoveBlock {
  private final Profiles profiles;
  private final Blocks blocks;
  private final Signals signals;

  RemoveBlock(Profiles profiles, Blocks blocks, Signals signals) {
    this.profiles = profiles;
    this.blocks = blocks;
    this.signals = signals;
  }

  /** Who unblocks which person. */
  public record Command(PersonId caller, Username other) {}

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** They are not blocked, by this call or before. */
  public record Unblocked() implements Outcome {}

  /** No account has that username. */
  public record NoSuchPerson() implements Outcome {}

  /** Takes the block away. */
  public Outcome handle(Command command) {
    PersonId caller = command.caller();
    List<Profile> found = profiles.byUsername(List.of(command.other()));
    if (found.isEmpty()) {
      return new NoSuchPerson();
    }
    PersonId other = found.getFirst().id();
    if (blocks.remove(caller, other)) {
      BestEffort.publish(signals, new Signal.RelationChanged(caller, other));
    }
    return new Unblocked();
  }
}
