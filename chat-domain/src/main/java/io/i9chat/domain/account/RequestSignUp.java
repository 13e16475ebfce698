package io.i9chat.domain.account;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Purpose;

/**
 * The first step of signing up: a code is mailed to an address. Whether the address has an account
 * shows only in the mail.
 */
public final class RequestSignUp {
  private final Accounts accounts;
  private final Codes codes;

  RequestSignUp(Accounts accounts, Codes codes) {
    this.accounts = accounts;
    this.codes = codes;
  }

  /**
   * Asks for a code to this address.
   *
   * @param client who asks: what its network address is counted by
   */
  public record Command(EmailAddress email, String client) {
    /** The same for a program that has no clients apart, and calls for itself. */
    public Command(EmailAddress email) {
      this(email, AccountLimits.ITSELF);
    }
  }

  /** The outcome of asking: always the same. */
  public sealed interface Outcome {}

  /** A mail is on its way, or the address has had too many; the ticket belongs to its code. */
  public record Asked(String ticket) implements Outcome {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  /**
   * Asks for a code. No mail goes beyond 3, then 1 in 5 minutes, or 8 a day for one address and
   * client, or 20 a day for one address.
   */
  public Asked handle(Command command) {
    EmailAddress email = command.email();
    String ticket =
        accounts
            .byEmail(email)
            .map(known -> AccountMails.signUpOfKnown(email, known))
            .map(mail -> codes.sendNone(Purpose.SIGN_UP, email, command.client(), mail))
            .orElseGet(() ->
                codes.send(
                    Purpose.SIGN_UP,
                    email,
                    command.client(),
                    code -> AccountMails.signUpCode(email, code)));
    return new Asked(ticket);
  }
}
