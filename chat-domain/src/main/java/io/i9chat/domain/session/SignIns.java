package io.i9chat.domain.session;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.account.Me;
import io.i9chat.domain.account.OwnProfiles;
import io.i9chat.ports.Ports;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.ports.ops.IdGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a session is opened once the person is known. */
public final class SignIns {
  private final Sessions sessions;
  private final SessionTokens tokens;
  private final OwnProfiles ownProfiles;
  private final SessionEndings endings;
  private final IdGenerator ids;
  private final InstantSource clock;

  /** Opens sessions on these ports. */
  public SignIns(Ports ports, SessionEndings endings) {
    this.sessions = ports.store().sessions();
    this.tokens = ports.signInPorts().tokens();
    this.ownProfiles = new OwnProfiles(ports);
    this.endings = endings;
    this.ids = ports.ids();
    this.clock = ports.clock();
  }

  /**
   * Opens a session, and then ends the one that it replaces, and those beyond the most that a
   * person may have. Rules: SESSION-5.
   *
   * @param verified the hash that the password was verified against, {@code null} for none
   * @return empty if the password has changed since it was verified, or the account is gone
   */
  public Optional<SignedIn> open(
      Account account,
      @Nullable PasswordHash verified,
      @Nullable DeviceName device,
      @Nullable Caller replaced) {
    Session session = session(account, device);
    // Read and signed first, so that nothing can fail between the opening and the answer.
    String token = tokens.issue(new SessionClaim(session.id(), account.id()), session.endsAt());
    Optional<Me> me = ownProfiles.of(account);
    if (me.isEmpty() || !sessions.open(session, verified)) {
      return Optional.empty();
    }
    if (replaced != null) {
      end(replaced);
    }
    endSurplus(session);
    return me.map(self -> new SignedIn(token, session, self));
  }

  private Session session(Account account, @Nullable DeviceName device) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant endsAt = now.plus(AccountLimits.SESSION_LIFE);
    return new Session(new SessionId(ids.next()), account.id(), device, now, now, endsAt);
  }

  private void end(Caller replaced) {
    PersonId person = replaced.person();
    endings.tell(person, sessions.close(person, List.of(replaced.session())));
  }

  /** Ends those sessions that were not used longest, where {@code opened} is one too many. */
  private void endSurplus(Session opened) {
    List<Session> all = sessions.of(opened.person());
    if (all.size() > AccountLimits.SESSIONS) {
      Set<SessionId> surplus =
          all.stream()
              .filter(each -> !each.id().equals(opened.id()))
              .sorted(Comparator.comparing(Session::lastUsedAt))
              .limit(all.size() - AccountLimits.SESSIONS)
              .map(Session::id)
              .collect(Collectors.toSet());
      endings.tell(opened.person(), sessions.close(opened.person(), surplus));
    }
  }
}
