package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an entry says, beside who, where and when. */
public sealed interface Payload {
  /**
   * A message.
   *
   * @param replyTo the seq of the message it answers, {@code null} if none
   */
  record Message(ClientId clientId, Content content, @Nullable Long replyTo) implements Payload {}

  /** A change of the group itself. Every activity raises the chat's version. */
  sealed interface Activity extends Payload {}

  /** The author created the group. */
  record Created(GroupName name) implements Activity {}

  /** The author added people. */
  record Added(List<PersonId> people) implements Activity {
    /** Takes a copy of the list. */
    public Added {
      people = List.copyOf(people);
    }
  }

  /** The author removed a member. */
  record Removed(PersonId person) implements Activity {}

  /** The author came in by themselves. */
  record Joined() implements Activity {}

  /** The author went. */
  record Left() implements Activity {}

  /** Whose window opens at an entry of {@code author} with this payload. */
  default Set<PersonId> letsIn(PersonId author) {
    return switch (this) {
      case Created created -> Set.of(author);
      case Joined joined -> Set.of(author);
      case Added added -> Set.copyOf(added.people());
      case Message message -> Set.of();
      case Removed removed -> Set.of();
      case Left left -> Set.of();
    };
  }

  /** Whose window closes with an entry of {@code author} with this payload. */
  default Set<PersonId> putsOut(PersonId author) {
    return switch (this) {
      case Removed removed -> Set.of(removed.person());
      case Left left -> Set.of(author);
      case Message message -> Set.of();
      case Created created -> Set.of();
      case Added added -> Set.of();
      case Joined joined -> Set.of();
    };
  }

  /** Everybody this payload names, beside its author. */
  default Set<PersonId> named() {
    return switch (this) {
      case Added added -> Set.copyOf(added.people());
      case Removed removed -> Set.of(removed.person());
      case Message message -> Set.of();
      case Created created -> Set.of();
      case Joined joined -> Set.of();
      case Left left -> Set.of();
    };
  }
}
