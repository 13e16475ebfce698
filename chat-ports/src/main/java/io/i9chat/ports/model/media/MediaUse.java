package io.i9chat.ports.model.media;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;

/** A place that an object is used in, and may be seen from. */
public sealed interface MediaUse {
  /** The content of the entry at {@code seq}. */
  record InEntry(ChatId chat, long seq) implements MediaUse {}

  /** The picture of a person. */
  record OfPerson(PersonId person) implements MediaUse {}

  /** The picture of a group. */
  record OfGroup(ChatId chat) implements MediaUse {}
}
