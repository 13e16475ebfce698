package io.i9chat.server.wire;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.Username;
import java.util.List;

/** The inputs of the operations on people. */
public final class PeopleInputs {
  private PeopleInputs() {}

  /** What to change of one's profile. */
  public record UpdateMe(Patch<DisplayName> displayName, Patch<Bio> bio) {}

  /** Whom to find. */
  public record OneUser(Username username) {}

  /** Whom to find; at most 200. */
  public record ManyUsers(List<Username> usernames) {}
}
