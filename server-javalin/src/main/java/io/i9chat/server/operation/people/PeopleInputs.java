package io.i9chat.server.operation.people;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.people.FindNearby;
import io.i9chat.domain.people.FindPeople;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.server.wire.Bounds;
import io.i9chat.server.wire.Patch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on people, the caller included. */
public final class PeopleInputs {
  private PeopleInputs() {}

  /** What to change of the caller's profile. */
  public record UpdateMe(
      Patch<DisplayName> displayName,
      Patch<Bio> bio,
      Patch<Picture> picture,
      Patch<PrivacyPatch> privacy) {}

  /** Which privacy settings to change; what is absent stays, what is null goes back. */
  public record PrivacyPatch(
      Patch<Audience> presence,
      Patch<Audience> chats,
      Patch<Audience> groups,
      Patch<Boolean> readReceipts) {}

  /** Where the caller is, in degrees (WGS 84). */
  public record SetLocation(
      @Bounds(min = -90, max = 90) Double lat, @Bounds(min = -180, max = 180) Double lon) {}

  /** The person to find. */
  public record OneUser(Username username) {}

  /** The people to find; at most 200. */
  public record ManyUsers(@Bounds(max = FindPeople.MAX) List<Username> usernames) {}

  /**
   * How far around the caller to look.
   *
   * @param radius in metres
   */
  public record Nearby(
      @Bounds(min = FindNearby.NEAREST) Integer radius,
      @Bounds(min = 1, max = PageLimit.MAX) @Nullable Integer limit) {}
}
