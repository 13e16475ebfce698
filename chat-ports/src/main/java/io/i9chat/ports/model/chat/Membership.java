package io.i9chat.ports.model.chat;

import java.util.List;

/**
 * What one person may see of a chat.
 *
 * @param windows one per stay, in order, not overlapping; empty for one side of a direct chat that
 *     the chat does not exist for yet
 */
public record Membership(List<Window> windows) {
  /** The membership of someone who has never been in. */
  public static final Membership NONE = new Membership(List.of());

  /** Takes a copy of the list. */
  public Membership {
    windows = List.copyOf(windows);
  }

  /** Whether they are in now. */
  public boolean isIn() {
    return !windows.isEmpty() && windows.getLast().to() == Window.OPEN;
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
