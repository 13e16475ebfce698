package io.i9chat.domain.departure;

import io.i9chat.domain.account.Caller;
import io.i9chat.domain.account.Me;
import io.i9chat.domain.account.Selves;
import io.i9chat.domain.chat.Names;
import io.i9chat.ports.StorePorts;
import java.util.Optional;

/**
 * Gives people, asked for their password, what is their own: profile, messages and media ids; of
 * others only the names of chats and of who is in them.
 */
public final class ExportAccount {
  /**
   * Who wants theirs.
   *
   * @param password as it was typed
   */
  public record Command(Caller caller, String password) {
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
  private final Selves selves;
  private final StorePorts store;
  private final Names names;

  ExportAccount(OwnPassword password, Selves selves, StorePorts store, Names names) {
    this.password = password;
    this.selves = selves;
    this.store = store;
    this.names = names;
  }

  /** Grants it; nothing but the account is read before it is written out. */
  public Outcome handle(Command command) {
    Optional<Me> me =
        password
            .verify(command.caller().person(), command.password())
            .flatMap(verified -> selves.of(verified.account()));
    return me.<Outcome>map(own -> new Outcome.Granted(new Export(store, names, own)))
        .orElseGet(Outcome.CredentialsInvalid::new);
  }
}
