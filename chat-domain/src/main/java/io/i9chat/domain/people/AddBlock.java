package io.i9chat.domain.people;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Blocks;
import io.i9chat.ports.people.Profiles;
import java.util.List;

/** Blocks a person. */
public final class AddBlock {
  private final Profiles profiles;
  private final Blocks blocks;
  private final Signals signals;

  AddBlock(Profiles profiles, Blocks blocks, Signals signals) {
    this.profiles = profiles;
    this.blocks = blocks;
    this.signals = signals;
  }

  /** Who blocks which person. */
  public record Command(PersonId caller, Username other) {}

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** They are blocked, by this call or an earlier one. */
  public record Blocked() implements Outcome {}

  /** No account has that username. */
  public record NoSuchPerson() implements Outcome {}

  /** The caller cannot block themselves. */
  public record Oneself() implements Outcome {}

  /** The caller has as many blocks as a person may have; {@code most} is how many. */
  public record TooMany(int most) implements Outcome {}

  /** Blocks them. */
  public Outcome handle(Command command) {
    PersonId caller = command.caller();
    List<Profile> found = profiles.byUsername(List.of(command.other()));
    if (found.isEmpty()) {
      return new NoSuchPerson();
    }
    PersonId other = found.getFirst().id();
    if (other.equals(caller)) {
      return new Oneself();
    }
    if (blocks.add(caller, other) == Blocking.FULL) {
      return new TooMany(Blocks.MOST);
    }
    // Told again of what was so before: the signal of the call that made it so may have been lost
    // with its node, and who is blocked must not go on seeing the other's presence.
    BestEffort.publish(signals, new Signal.RelationChanged(caller, other));
    return new Blocked();
  }
}
