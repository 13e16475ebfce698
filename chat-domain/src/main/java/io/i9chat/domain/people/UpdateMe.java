package io.i9chat.domain.people;

import io.i9chat.domain.account.Caller;
import io.i9chat.domain.account.Me;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changing what others see of the caller. */
public final class UpdateMe {
  private static final Bio NOTHING = new Bio("");

  private final Accounts accounts;
  private final Profiles profiles;

  UpdateMe(Accounts accounts, Profiles profiles) {
    this.accounts = accounts;
    this.profiles = profiles;
  }

  /**
   * Changes fields of the caller's profile.
   *
   * @param displayName cleared, it is the username
   * @param bio cleared, it is empty
   */
  public record Command(Caller caller, Change<DisplayName> displayName, Change<Bio> bio) {}

  /** What became of it. */
  public sealed interface Outcome {}

  /** The profile is as asked, and this is how the caller now looks. */
  public record Updated(Me me) implements Outcome {}

  /** The caller's account is gone, since the call was authenticated. */
  public record Gone() implements Outcome {}

  /** Changes the profile, in one step. */
  public Outcome handle(Command command) {
    Optional<Account> account = accounts.byId(command.caller().person());
    if (account.isEmpty()) {
      return new Gone();
    }
    Account own = account.get();
    ProfileChange change =
        new ProfileChange(
            resolve(command.displayName(), new DisplayName(own.username().value())),
            resolve(command.bio(), NOTHING),
            Change.keep(),
            PrivacyChange.NONE);
    return switch (profiles.update(own.id(), change)) {
      case ProfileUpdate.Updated updated -> new Updated(Me.of(own, updated.profile()));
      case ProfileUpdate.NobodyThere nobody -> new Gone();
      case ProfileUpdate.MediaGone gone ->
          throw new IllegalStateException("the picture was not to change");
    };
  }

  private static <T> @Nullable T resolve(Change<T> change, T cleared) {
    return switch (change) {
      case Change.Keep<T> keep -> null;
      case Change.To<T> to -> to.value();
      case Change.Clear<T> clear -> cleared;
    };
  }
}
