package io.i9chat.domain.account;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.mail.Mail;

/**
 * The first step of resetting a password: a code is mailed to the account's address. Whether there
 * is an account shows only in the mail.
 */
public final class RequestPasswordReset {
  private final Accounts accounts;
  private final Codes codes;

  RequestPasswordReset(Accounts accounts, Codes codes) {
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
            .map(known -> forKnown(email, known, command.client()))
            .orElseGet(() -> none(email, command.client(), AccountMails.resetOfUnknown(email)));
    return new Asked(ticket);
  }

  private String forKnown(EmailAddress email, Account account, String client) {
    return account.disabled()
        ? none(email, client, AccountMails.resetOfDisabled(email, account))
        : codes.send(
            Purpose.PASSWORD_RESET,
            email,
            client,
            code -> AccountMails.resetCode(email, account, code));
  }

  private String none(EmailAddress email, String client, Mail mail) {
    return codes.sendNone(Purpose.PASSWORD_RESET, email, client, mail);
  }
}
