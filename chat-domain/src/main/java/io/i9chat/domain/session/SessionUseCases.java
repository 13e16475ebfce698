package io.i9chat.domain.session;

import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.Sessions;
import java.time.InstantSource;

/** Every use case about sessions. Rules: SESSION-1. */
public record SessionUseCases(
    FindLogin findLogin,
    OpenSession open,
    Authenticate authenticate,
    FindSessions find,
    ListSessions list,
    CloseSession close,
    CloseOtherSessions closeOthers) {
  /** Makes them from the ports. */
  public static SessionUseCases of(Ports ports, SignIns signIns, SessionEndings endings) {
    SignInPorts signIn = ports.signInPorts();
    Accounts accounts = ports.store().accounts();
    Sessions sessions = ports.store().sessions();
    InstantSource clock = ports.clock();
    SessionUses uses = new SessionUses(sessions);
    return new SessionUseCases(
        new FindLogin(accounts),
        new OpenSession(accounts, signIn.hasher(), signIns),
        new Authenticate(signIn.tokens(), sessions, endings.cache(), uses, clock),
        new FindSessions(sessions, uses, clock),
        new ListSessions(sessions, clock),
        new CloseSession(sessions, endings),
        new CloseOtherSessions(sessions, endings));
  }
}
