package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of one chat, and holds still, while it decides about an {@link Intent}.
 *
 * @param <X> how reading it may fail
 */
public interface ChatFacts<X extends Exception> extends Facts<X> {
  /** The chat's version. */
  long version() throws X;

  /** Whether the entry at {@code seq} is a message, and no entry deletes it. */
  boolean isUndeleted(long seq) throws X;

  /** The seq of the last edit of the message at {@code target}, 0 if there is none. */
  long lastEdit(long target) throws X;

  /**
   * The seq of the author's last reaction or unreaction to the message at {@code target}, 0 if
   * there is none.
   */
  long lastReaction(long target, PersonId author) throws X;

  /** What the author made under this client id as it is now, {@code null} if nothing. */
  @Nullable Entry made(PersonId author, ClientId clientId) throws X;

  /** Whether a person may store so many bytes more, without passing {@code quota}. */
  boolean hasRoom(PersonId person, long bytes, long quota) throws X;
}
