package io.i9chat.ports.model.live;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import java.util.Set;

/** Which nodes a signal concerns. A bus may take it to more, never to fewer. */
public sealed interface Reach {
  /** Every node. */
  record Everywhere() implements Reach {}

  /**
   * The nodes that follow a chat, and the nodes of some people besides, which need not follow it
   * yet.
   *
   * @param besides the people whom it concerns although they may be new to the chat
   */
  record OfChat(ChatId chat, Set<PersonId> besides) implements Reach {
    /** Takes a copy of the set. */
    public OfChat {
      besides = Set.copyOf(besides);
    }
  }

  /** The nodes that have one of these people on the presence board. */
  record OfPeople(Set<PersonId> people) implements Reach {
    /** Takes a copy of the set. */
    public OfPeople {
      people = Set.copyOf(people);
    }
  }
}
