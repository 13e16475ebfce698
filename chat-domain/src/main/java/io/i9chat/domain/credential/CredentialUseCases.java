package io.i9chat.domain.credential;

import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.mail.MailSettings;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.domain.session.SignIns;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.account.Purpose;
import java.time.InstantSource;

/** Every use case about signing up and about passwords. */
public record CredentialUseCases(
    RequestCode requestSignUp,
    VerifyCode verifySignUp,
    CompleteSignUp completeSignUp,
    RequestCode requestPasswordReset,
    VerifyCode verifyPasswordReset,
    ResetPassword resetPassword,
    ChangePassword changePassword) {
  /** Makes them from the ports. */
  public static CredentialUseCases of(
      Ports ports,
      ReservedNames reserved,
      MailSettings mailSettings,
      SignIns signIns,
      SessionEndings endings) {
    SignInPorts signIn = ports.signInPorts();
    Accounts accounts = ports.store().accounts();
    PasswordHasher hasher = signIn.hasher();
    InstantSource clock = ports.clock();
    Codes codes =
        new Codes(ports.store().codes(), signIn.secrets(), signIn.mailer(), ports.limiter(), clock);
    PasswordNotices notices = new PasswordNotices(signIn.mailer(), mailSettings);
    AccountMails mails = new AccountMails(mailSettings);
    return new CredentialUseCases(
        new RequestCode(accounts, codes, mails, Purpose.SIGN_UP),
        new VerifyCode(codes, Purpose.SIGN_UP),
        new CompleteSignUp(accounts, hasher, codes, signIns, reserved, ports.ids(), clock),
        new RequestCode(accounts, codes, mails, Purpose.PASSWORD_RESET),
        new VerifyCode(codes, Purpose.PASSWORD_RESET),
        new ResetPassword(accounts, hasher, codes, endings, notices, clock),
        new ChangePassword(accounts, hasher, endings, notices, clock));
  }
}
