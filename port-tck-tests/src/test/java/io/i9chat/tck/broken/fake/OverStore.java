package io.i9chat.tck.broken.fake;

import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.PasswordAuthorization;
import io.i9chat.ports.model.account.PasswordChange;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Registration;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Account and people ports over others, that fakes override one method of. */
public final class OverStore {
  private OverStore() {}

  public static class OverAccounts implements Accounts {
    protected final Accounts real;

    protected OverAccounts(Accounts real) {
      this.real = real;
    }

    @Override
    public Optional<Account> byId(PersonId person) {
      return real.byId(person);
    }

    @Override
    public Optional<Account> byUsername(Username username) {
      return real.byUsername(username);
    }

    @Override
    public Optional<Account> byEmail(EmailAddress email) {
      return real.byEmail(email);
    }

    @Override
    public Registration register(NewAccount account, Digest proof, Instant now) {
      return real.register(account, proof, now);
    }

    @Override
    public Optional<NewAccount> enrol(List<NewAccount> accounts) {
      return real.enrol(accounts);
    }

    @Override
    public PasswordChange setPassword(
        PasswordAuthorization authorization, PasswordHash password, Instant now) {
      return real.setPassword(authorization, password, now);
    }

    @Override
    public List<Account> list(@Nullable Username after, int limit) {
      return real.list(after, limit);
    }

    @Override
    public Optional<Set<SessionId>> setDisabled(PersonId person, boolean disabled) {
      return real.setDisabled(person, disabled);
    }
  }

  public static class OverSessions implements Sessions {
    protected final Sessions real;

    protected OverSessions(Sessions real) {
      this.real = real;
    }

    @Override
    public boolean open(Session session, @Nullable PasswordHash verified) {
      return real.open(session, verified);
    }

    @Override
    public List<Session> find(Collection<SessionId> sessions) {
      return real.find(sessions);
    }

    @Override
    public List<Session> of(PersonId person) {
      return real.of(person);
    }

    @Override
    public void used(SessionId session, Instant at) {
      real.used(session, at);
    }

    @Override
    public Set<SessionId> close(PersonId person, Collection<SessionId> sessions) {
      return real.close(person, sessions);
    }

    @Override
    public Set<SessionId> closeOthers(PersonId person, SessionId kept) {
      return real.closeOthers(person, kept);
    }

    @Override
    public int forget(Instant now) {
      return real.forget(now);
    }
  }

  public static class OverCodes implements OneTimeCodes {
    protected final OneTimeCodes real;

    protected OverCodes(OneTimeCodes real) {
      this.real = real;
    }

    @Override
    public void issue(IssuedCode code) {
      real.issue(code);
    }

    @Override
    public Optional<EmailAddress> attempt(
        Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now) {
      return real.attempt(ticket, purpose, code, proof, now);
    }

    @Override
    public Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now) {
      return real.proven(proof, purpose, now);
    }

    @Override
    public int forget(Instant now) {
      return real.forget(now);
    }
  }

  public static class OverProfiles implements Profiles {
    protected final Profiles real;

    protected OverProfiles(Profiles real) {
      this.real = real;
    }

    @Override
    public List<Profile> byId(Collection<PersonId> people) {
      return real.byId(people);
    }

    @Override
    public List<Profile> byUsername(Collection<Username> usernames) {
      return real.byUsername(usernames);
    }

    @Override
    public ProfileUpdate update(PersonId person, ProfileChange change) {
      return real.update(person, change);
    }

    @Override
    public void seen(Collection<PersonId> people, Instant at) {
      real.seen(people, at);
    }
  }
}
