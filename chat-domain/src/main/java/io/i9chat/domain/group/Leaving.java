package io.i9chat.domain.group;

import io.i9chat.domain.chat.Hint;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.CommitResult.Committed;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.live.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a member out of a group, whether they leave it or their account is gone. */
public final class Leaving {
  /** How often a decision is made again on fresh facts before the group counts as too busy. */
  private static final int ATTEMPTS = 50;

  private final Chats chats;
  private final Signals signals;
  private final InstantSource clock;

  /** Leaving on these ports. */
  public Leaving(Chats chats, Signals signals, InstantSource clock) {
    this.chats = chats;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Takes {@code person} out.
   *
   * @return what was appended, in order, the leaving first; empty if they are not in, or it is no
   *     group
   * @throws PortFailure if the store fails; it is safe to repeat
   */
  public List<Committed> leave(ChatId chat, PersonId person) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<ChatView> view = chats.view(chat, List.of(person));
      GroupState group = view.map(ChatView::group).orElse(null);
      if (view.isEmpty() || group == null || !view.get().of(person).isIn()) {
        return List.of();
      }
      List<Committed> left = commit(view.get(), group, person);
      if (!left.isEmpty()) {
        Hint.publish(signals, new Signal.Appended(chat, left));
        return left;
      }
    }
    throw new PortFailure("the group changes faster than somebody can leave it");
  }

  /** Empty if the facts have changed. */
  private List<Committed> commit(ChatView view, GroupState group, PersonId person) {
    long version = view.version();
    List<Payload> payloads = List.of(new Payload.Left());
    if (LeavePolicy.isLastAdmin(view.of(person), group)) {
      // Only then does it matter who else is in.
      Optional<Roster> roster = chats.roster(view.id());
      if (roster.isEmpty() || roster.get().version() != version) {
        return List.of();
      }
      payloads = LeavePolicy.lastAdminLeaves(person, roster.get().members());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Intent> intents = new ArrayList<>();
    for (Payload payload : payloads) {
      // Every activity raises the version by one.
      intents.add(new Intent(person, version + intents.size(), now, payload));
    }
    List<Committed> committed = new ArrayList<>();
    for (CommitResult result : chats.commit(view.id(), intents)) {
      if (result instanceof Committed done) {
        committed.add(done);
      }
    }
    return committed;
  }
}
