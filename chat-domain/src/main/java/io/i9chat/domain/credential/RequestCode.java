package io.i9chat.domain.credential;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.mail.Mail;
import java.util.Optional;
import java.util.function.Function;

/**
 * The first step of signing up and of resetting a password: a code is mailed to an address. Whether
 * the address has an account shows only in the mail. The other two steps are decided by {@link
 * VerifyCode}, {@link CompleteSignUp} and {@link ResetPassword}. Rules: SIGNUP-1.
 */
public final class RequestCode {
  private final Accounts accounts;
  private final Codes codes;
  private final AccountMails mails;
  private final Purpose purpose;

  RequestCode(Accounts accounts, Codes codes, AccountMails mails, Purpose purpose) {
    this.accounts = accounts;
    this.codes = codes;
    this.mails = mails;
    this.purpose = purpose;
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
    return new Asked(
        switch (answer(email, accounts.byEmail(email))) {
          case Answer.WithCode with -> codes.send(purpose, email, command.client(), with.mail());
          case Answer.WithoutCode without ->
              codes.sendNone(purpose, email, command.client(), without.mail());
        });
  }

  /** What is mailed. */
  private sealed interface Answer {
    /** There is something to prove. */
    record WithCode(Function<String, Mail> mail) implements Answer {}

    /** There is nothing to prove, and the mail says why. */
    record WithoutCode(Mail mail) implements Answer {}
  }

  private Answer answer(EmailAddress to, Optional<Account> account) {
    return switch (purpose) {
      case SIGN_UP ->
          account
              .<Answer>map(known -> new Answer.WithoutCode(mails.signUpOfKnown(to, known)))
              .orElseGet(() -> new Answer.WithCode(code -> mails.signUpCode(to, code)));
      case PASSWORD_RESET ->
          account
              .map(known -> resetOf(to, known))
              .orElseGet(() -> new Answer.WithoutCode(mails.resetOfUnknown(to)));
    };
  }

  private Answer resetOf(EmailAddress to, Account known) {
    return known.disabled()
        ? new Answer.WithoutCode(mails.resetOfDisabled(to, known))
        : new Answer.WithCode(code -> mails.resetCode(to, known, code));
  }
}
