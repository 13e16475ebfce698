package io.i9chat.domain.session;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import java.util.Optional;

/** Which account a login names, for limits to count all names of one account together. */
public final class FindLogin {
  private final Accounts accounts;

  FindLogin(Accounts accounts) {
    this.accounts = accounts;
  }

  /** An e-mail address or a username, in whatever case; any text may be tried. */
  public record Command(String login) {
    @Override
    public String toString() {
      return "FindLogin";
    }
  }

  /** What it names. Never to be told to a caller. */
  public sealed interface Outcome {}

  /** An account. */
  public record Known(PersonId person) implements Outcome {}

  /**
   * Nothing, though it may come to be a login.
   *
   * @param text the same for all its spellings
   */
  public record Unknown(String text) implements Outcome {}

  /** It can be no login. */
  public record Invalid() implements Outcome {}

  /** Looks it up. */
  public Outcome handle(Command command) {
    String login = command.login();
    try {
      if (login.indexOf('@') >= 0) {
        EmailAddress email = new EmailAddress(login);
        return outcome(accounts.byEmail(email), email.value());
      }
      Username username = new Username(login);
      return outcome(accounts.byUsername(username), username.key());
    } catch (InvalidValue neither) {
      return new Invalid();
    }
  }

  private static Outcome outcome(Optional<Account> account, String text) {
    return account.<Outcome>map(known -> new Known(known.id())).orElseGet(() -> new Unknown(text));
  }
}
