package io.i9chat.domain.account;

import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.ports.Ports;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Sessions;
import java.time.InstantSource;

/**
 * Every use case about accounts, sessions and passwords.
 *
 * @param sessionCache to be subscribed to the signals, so that sessions which end on another node
 *     are forgotten here at once
 */
public record AccountUseCases(
    RequestSignUp requestSignUp,
    VerifySignUp verifySignUp,
    CompleteSignUp completeSignUp,
    FindLogin findLogin,
    OpenSession openSession,
    Authenticate authenticate,
    FindSessions findSessions,
    ListSessions listSessions,
    CloseSession closeSession,
    CloseOtherSessions closeOtherSessions,
    RequestPasswordReset requestPasswordReset,
    VerifyPasswordReset verifyPasswordReset,
    ResetPassword resetPassword,
    ChangePassword changePassword,
    EnrolAccounts enrolAccounts,
    ListAccounts listAccounts,
    ListSessionsOf listSessionsOf,
    EndSessionsOf endSessionsOf,
    DisableAccountOf disableAccountOf,
    ResetPasswordOf resetPasswordOf,
    ForgetExpired forgetExpired,
    SessionCache sessionCache) {
  /** Makes them from the ports, with nothing set. */
  public static AccountUseCases of(Ports ports) {
    return of(ports, AccountSettings.DEFAULT);
  }

  /** Makes them from the ports. Nothing is started or subscribed. */
  public static AccountUseCases of(Ports ports, AccountSettings settings) {
    Accounts accounts = ports.store().accounts();
    Sessions sessions = ports.store().sessions();
    PasswordHasher hasher = ports.hasher();
    InstantSource clock = ports.clock();
    ReservedNames reserved = new ReservedNames(settings);
    Codes codes =
        new Codes(ports.store().codes(), ports.secrets(), ports.mailer(), ports.limiter(), clock);
    SessionCache cache = new SessionCache();
    SessionEndings endings = new SessionEndings(cache, ports.signals());
    SessionUses uses = new SessionUses(sessions);
    PasswordNotices notices = new PasswordNotices(ports.mailer());
    SignIns signIns =
        new SignIns(sessions, ports.tokens(), new OwnProfiles(ports), endings, ports.ids(), clock);
    return new AccountUseCases(
        new RequestSignUp(accounts, codes),
        new VerifySignUp(codes),
        new CompleteSignUp(accounts, hasher, codes, signIns, reserved, ports.ids(), clock),
        new FindLogin(accounts),
        new OpenSession(accounts, hasher, signIns),
        new Authenticate(ports.tokens(), sessions, cache, uses, clock),
        new FindSessions(sessions, uses, clock),
        new ListSessions(sessions, clock),
        new CloseSession(sessions, endings),
        new CloseOtherSessions(sessions, endings),
        new RequestPasswordReset(accounts, codes),
        new VerifyPasswordReset(codes),
        new ResetPassword(accounts, hasher, codes, endings, notices, clock),
        new ChangePassword(accounts, hasher, endings, notices, clock),
        enrolAccounts(ports, reserved),
        new ListAccounts(accounts),
        new ListSessionsOf(accounts, sessions, clock),
        new EndSessionsOf(accounts, sessions, endings),
        new DisableAccountOf(accounts, endings, new UnusedMedia(ports)),
        new ResetPasswordOf(accounts, hasher, ports.secrets(), endings, notices, clock),
        new ForgetExpired(sessions, ports.store().codes(), ports.store().places(), clock),
        cache);
  }

  private static EnrolAccounts enrolAccounts(Ports ports, ReservedNames reserved) {
    return new EnrolAccounts(
        ports.store().accounts(),
        ports.store().profiles(),
        ports.store().sessions(),
        ports.tokens(),
        reserved,
        ports.ids(),
        ports.clock());
  }
}
