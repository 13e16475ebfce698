package io.i9chat.domain.group;

import io.i9chat.domain.group.GroupCommitter.Turn;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Payload;
import java.util.List;
import java.util.Optional;

/** Takes a member out of a group, whether they leave it or their account is gone. */
public final class Leaving {
  private final Chats chats;
  private final GroupCommitter committer;

  /** Leaving on these ports. */
  public Leaving(Ports ports) {
    chats = ports.store().chats();
    committer = new GroupCommitter(ports);
  }

  /** The turns that leaving takes with all other changes of groups. */
  GroupCommitter committer() {
    return committer;
  }

  /**
   * Takes {@code person} out.
   *
   * @return what was appended, in order, the leaving first; empty if they are not in, or it is no
   *     group
   * @throws PortFailure if the store fails, or the group is too busy; it is safe to repeat
   */
  public List<Committed> leave(ChatId chat, PersonId person) {
    return committer.take(chat, turn -> attempt(turn, chat, person));
  }

  private Optional<List<Committed>> attempt(Turn turn, ChatId chat, PersonId person) {
    Optional<ChatView> view = chats.view(chat, List.of(person));
    GroupState group = view.map(ChatView::group).orElse(null);
    if (view.isEmpty() || group == null || !view.get().of(person).isIn()) {
      return Optional.of(List.of());
    }
    if (!LeavePolicy.isLastAdmin(view.get().of(person), group)) {
      return turn.append(person, view.get(), List.of(new Payload.Left()));
    }
    // Only now does it matter who else is in.
    Optional<Roster> roster = chats.roster(chat);
    if (roster.isEmpty() || roster.get().version() != view.get().version()) {
      return Optional.empty();
    }
    List<Payload> payloads = LeavePolicy.lastAdminLeaves(person, roster.get().members());
    return turn.append(person, view.get(), payloads);
  }
}
