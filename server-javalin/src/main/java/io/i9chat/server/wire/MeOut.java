package io.i9chat.server.wire;

import io.i9chat.domain.account.Me;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as they see themselves.
 *
 * @param stored how many bytes they store
 */
public record MeOut(
    Username username,
    DisplayName displayName,
    Bio bio,
    @Nullable Picture picture,
    @Nullable EmailAddress email,
    Privacy privacy,
    boolean sharesLocation,
    Instant createdAt,
    long stored) {
  /** What a person sees. */
  public static MeOut of(Me me) {
    Profile profile = me.profile();
    return new MeOut(
        profile.username(),
        profile.displayName(),
        profile.bio(),
        profile.picture(),
        me.email(),
        profile.privacy(),
        me.sharesLocation(),
        me.createdAt(),
        me.stored());
  }
}
