package io.i9chat.server.operation.people;

import io.i9chat.ports.model.Username;
import io.i9chat.server.wire.UserOut;
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
}
