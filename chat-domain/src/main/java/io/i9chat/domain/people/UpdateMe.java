package io.i9chat.domain.people;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.entry.KnownPeople;
import io.i9chat.domain.media.MediaChecks;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.ports.Ports;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changing what others see of the caller, and who may. */
public final class UpdateMe {
  private static final Bio NOTHING = new Bio("");

  private final Accounts accounts;
  private final Profiles profiles;
  private final OwnProfiles ownProfiles;
  private final MediaChecks media;
  private final Signals signals;
  private final KnownPeople known;
  private final UnusedMedia unused;

  UpdateMe(Ports ports, OwnProfiles ownProfiles, KnownPeople known) {
    this.accounts = ports.store().accounts();
    this.profiles = ports.store().profiles();
    this.ownProfiles = ownProfiles;
    this.known = known;
    this.media = new MediaChecks(ports);
    this.signals = ports.signals();
    this.unused = new UnusedMedia(ports);
  }

  /**
   * Changes fields of the caller's profile.
   *
   * @param displayName cleared, it is the username
   * @param bio cleared, it is empty
   * @param picture cleared, there is none
   */
  public record Command(
      PersonId caller,
      Change<DisplayName> displayName,
      Change<Bio> bio,
      Change<Picture> picture,
      PrivacyChange privacy) {}

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** The profile is as asked, and this is how the caller now looks. */
  public record Updated(Me me) implements Outcome {}

  /** The picture cannot be used; nothing was changed. */
  public record MediaInvalid(MediaFault fault) implements Outcome {}

  /** The caller's account is gone, since the call was authenticated. */
  public record Gone() implements Outcome {}

  /** Changes the profile, in one step. */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byId(command.caller());
    if (account.isEmpty()) {
      return new Gone();
    }
    Account own = account.get();
    if (command.picture() instanceof Change.To<Picture>(Picture picture)) {
      Optional<MediaFault> fault = media.picture(own.id(), picture);
      if (fault.isPresent()) {
        return new MediaInvalid(fault.get());
      }
    }
    ProfileChange change =
        new ProfileChange(
            resolve(command.displayName(), new DisplayName(own.username().value())),
            resolve(command.bio(), NOTHING),
            command.picture(),
            command.privacy());
    return switch (profiles.update(own.id(), change)) {
      case ProfileUpdate.Updated updated -> {
        tellOf(command);
        yield new Updated(ownProfiles.of(own, updated.profile()));
      }
      case ProfileUpdate.NoSuchPerson none -> new Gone();
      case ProfileUpdate.MediaGone gone -> new MediaInvalid(MediaFault.UNUSABLE);
    };
  }

  private void tellOf(Command changed) {
    boolean picture = !(changed.picture() instanceof Change.Keep);
    boolean text =
        !(changed.displayName() instanceof Change.Keep) || !(changed.bio() instanceof Change.Keep);
    if (picture || text || !changed.privacy().equals(PrivacyChange.NONE)) {
      known.forget(changed.caller());
      BestEffort.publish(signals, new Signal.PersonChanged(changed.caller()));
    }
    if (picture) {
      // The URLs of the picture that was there end with it.
      unused.deleteWithdrawn();
    }
  }

  private static <T> @Nullable T resolve(Change<T> change, T cleared) {
    return switch (change) {
      case Change.Keep<T> keep -> null;
      case Change.To<T> to -> to.value();
      case Change.Clear<T> clear -> cleared;
    };
  }
}
