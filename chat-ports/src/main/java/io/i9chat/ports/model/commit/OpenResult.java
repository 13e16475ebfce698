package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.chat.ChatView;
import java.util.List;

/** The result of an {@link Opening}. */
public sealed interface OpenResult {
  /**
   * The chat is open.
   *
   * @param view the chat with its opener and, in a direct chat, the other
   * @param fresh whether it is new to its opener
   * @param commits the entries that this very opening appended
   */
  record Opened(ChatView view, boolean fresh, List<CommitResult.Committed> commits)
      implements OpenResult {
    /** Takes a copy of the list. */
    public Opened {
      commits = List.copyOf(commits);
    }
  }

  /** The opener's client id stands for another group. */
  record Mismatch() implements OpenResult {}

  /** What the decision rested on has changed: decide again on fresh facts. */
  record Stale() implements OpenResult {}
}
