package io.i9chat.domain.live;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that a connected person is told as it happens. */
public sealed interface LiveEvent {
  /** A new entry of a chat that the person may see; those of one chat come in seq order. */
  record EntryAppended(SeenEntry entry) implements LiveEvent {}

  /** A chat that is new to the person; comes before its first entry. */
  record ChatAppeared(ChatSummary chat) implements LiveEvent {}

  /** A chat that the person has set otherwise, on this device or another. */
  record ChatChanged(ChatSummary chat) implements LiveEvent {}

  /**
   * A member's watermarks in a chat rose.
   *
   * @param username {@code null} if the account is deleted
   * @param read {@code null} if it is kept back
   */
  record ReceiptMoved(
      ChatId chat, @Nullable Username username, long delivered, @Nullable Long read, Instant at)
      implements LiveEvent {}

  /** The presence of a person the connection watches differs from what it was told. */
  record PresenceChanged(Presence presence) implements LiveEvent {}

  /** A member types in a chat. */
  record Typing(ChatId chat, Username username) implements LiveEvent {}

  /** Sessions of the person ended; whatever was connected with them is to be closed. */
  record SessionsEnded(Set<SessionId> sessions) implements LiveEvent {}

  /** Events may have been lost: sync. */
  record Resync() implements LiveEvent {}
}
