package io.i9chat.ports.model.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to a chat, and what they may see of it.
 *
 * @param status what they are
 * @param windows one per stay, in order, not overlapping; empty if {@link MemberStatus#NEVER}
 * @param cleared their own log, history, sync, search, last item and unread begin above this seq
 * @param frozen the group as it was right after the entry that put them out; {@code null} unless
 *     they are gone
 */
public record Membership(
    MemberStatus status, List<Window> windows, long cleared, @Nullable GroupState frozen) {
  /** The membership of a person who has never been in. */
  public static final Membership NONE = new Membership(MemberStatus.NEVER, List.of(), 0, null);

  /** Takes a copy of the list and checks that it fits the status. */
  public Membership {
    windows = List.copyOf(windows);
    boolean open = !windows.isEmpty() && windows.getLast().to() == Window.OPEN;
    if (status.isIn() != open || (status == MemberStatus.NEVER) != windows.isEmpty()) {
      throw new IllegalArgumentException(status + " with windows " + windows);
    }
  }

  /** Whether they are in now. */
  public boolean isIn() {
    return status.isIn();
  }

  /** The seq that let them in last, 0 if they never were in. */
  public long since() {
    return windows.isEmpty() ? 0 : windows.getLast().from();
  }

  /** Whether they may see the entry at {@code seq}. */
  public boolean sees(long seq) {
    for (Window window : windows) {
      if (window.holds(seq)) {
        return true;
      }
    }
    return false;
  }
}
