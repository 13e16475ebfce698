package io.i9chat.domain.operator;

import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.credential.PasswordNotices;
import io.i9chat.domain.mail.MailSettings;
import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.Sessions;
import java.time.InstantSource;

/** Every use case of an operator but deleting an account. */
public record OperatorUseCases(
    EnrolAccounts enrolAccounts,
    ListAccounts listAccounts,
    ListSessionsOf listSessionsOf,
    EndSessionsOf endSessionsOf,
    DisableAccountOf disableAccountOf,
    ResetPasswordOf resetPasswordOf) {
  /** Makes them from the ports. */
  public static OperatorUseCases of(
      Ports ports, ReservedNames reserved, MailSettings mails, SessionEndings endings) {
    SignInPorts signIn = ports.signInPorts();
    Accounts accounts = ports.store().accounts();
    Sessions sessions = ports.store().sessions();
    InstantSource clock = ports.clock();
    return new OperatorUseCases(
        new EnrolAccounts(
            accounts,
            ports.store().profiles(),
            sessions,
            signIn.tokens(),
            reserved,
            ports.ids(),
            clock),
        new ListAccounts(accounts),
        new ListSessionsOf(accounts, sessions, clock),
        new EndSessionsOf(accounts, sessions, endings),
        new DisableAccountOf(accounts, endings, new UnusedMedia(ports)),
        new ResetPasswordOf(
            accounts,
            signIn.hasher(),
            signIn.secrets(),
            endings,
            new PasswordNotices(signIn.mailer(), mails),
            clock));
  }
}
