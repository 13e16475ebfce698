package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.PersonId;
import java.util.Map;

/**
 * All members of a chat.
 *
 * @param version the chat's version that this is the roster of
 * @param members those who are in, and none who have gone
 */
public record Roster(long version, Map<PersonId, Membership> members) {
  /** Takes a copy of the map. */
  public Roster {
    members = Map.copyOf(members);
  }
}
