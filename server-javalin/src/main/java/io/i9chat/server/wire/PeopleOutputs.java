package io.i9chat.server.wire;

import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.Username;
import java.util.List;

/** The answers of the operations on people. */
public final class PeopleOutputs {
  private PeopleOutputs() {}

  /** People that were found. */
  public record UserList(List<UserOut> users) {}

  /** People nearby, the nearest first. */
  public record NearbyList(List<Near> users) {}

  /** A person nearby; the distance is rounded up to whole kilometres. */
  public record Near(UserOut user, long distanceMeters) {}

  /** People the caller has blocked. */
  public record BlockList(List<Username> usernames) {}

  /** Who of the people that are watched from now on is online. */
  public record PresenceList(List<Presence> presence) {}
}
