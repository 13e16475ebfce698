package io.i9chat.domain.departure;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.account.Me;
import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import java.util.Optional;

/**
 * Gives people, asked for their password, what is their own: profile, messages and media ids; of
 * others only the names of chats and of who is in them. What is given is decided by {@link Export}.
 * Rules: LEAVING-1.
 */
public final class ExportAccount {
  /**
   * Who wants theirs.
   *
   * @param password as it was typed
   * @param client what the caller's network address is counted by
   */
  public record Command(PersonId caller, String password, String client) {
    /** The same for a program that has no clients apart, and calls for itself. */
    public Command(PersonId caller, String password) {
      this(caller, password, AccountLimits.ITSELF);
    }

    @Override
    public String toString() {
      return "ExportAccount[caller=" + caller + "]";
    }
  }

  /** What they get. */
  public sealed interface Outcome {
    /** It is read when it is written out. */
    record Granted(Export export) implements Outcome {}

    /** That is not the caller's password. */
    record CredentialsInvalid() implements Outcome {}
  }

  private final OwnPassword password;
  private final OwnProfiles ownProfiles;
  private final StorePorts store;
  private final Names names;

  ExportAccount(OwnPassword password, OwnProfiles ownProfiles, StorePorts store, Names names) {
    this.password = password;
    this.ownProfiles = ownProfiles;
    this.store = store;
    this.names = names;
  }

  /** Grants it; nothing but the account is read before it is written out. */
  public Outcome handle(Command command) {
    Optional<Me> me =
        password
            .verify(command.caller(), command.password(), command.client())
            .flatMap(verified -> ownProfiles.of(verified.account()));
    return me.<Outcome>map(own -> new Outcome.Granted(new Export(store, names, own)))
        .orElseGet(Outcome.CredentialsInvalid::new);
  }
}
