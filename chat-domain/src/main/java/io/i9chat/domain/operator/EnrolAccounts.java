package io.i9chat.domain.operator;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.common.Batches;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Accounts;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.people.Profiles;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * An operator's way to make many accounts at once, without passwords and without proving addresses,
 * each with a session of 24 hours.
 */
public final class EnrolAccounts {
  private static final int BATCH = 500;

  /** How often a session of an account that exists already is asked for. */
  private static final int TRIES = 3;

  private final Accounts accounts;
  private final Profiles profiles;
  private final Sessions sessions;
  private final SessionTokens tokens;
  private final ReservedNames reserved;
  private final IdGenerator ids;
  private final InstantSource clock;

  EnrolAccounts(
      Accounts accounts,
      Profiles profiles,
      Sessions sessions,
      SessionTokens tokens,
      ReservedNames reserved,
      IdGenerator ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.sessions = sessions;
    this.tokens = tokens;
    this.reserved = reserved;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A person to enrol.
   *
   * @param email {@code null} for none
   */
  public record Newcomer(Username username, @Nullable EmailAddress email) {
    /** A newcomer without an address. */
    public static Newcomer withoutMail(Username username) {
      return new Newcomer(username, null);
    }
  }

  /** Makes an account for each. */
  public record Command(List<Newcomer> newcomers) {
    /** Takes a copy of the list. */
    public Command {
      newcomers = List.copyOf(newcomers);
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {}

  /** All accounts exist. */
  public record Enrolled(List<Issued> issued) implements Outcome {
    /** Takes a copy of the list. */
    public Enrolled {
      issued = List.copyOf(issued);
    }
  }

  /**
   * A username is taken, reserved or asked for twice, or its address is taken.
   *
   * @param made accounts that were made all the same; more than none only if the name or address
   *     was taken while this ran, or the address was taken before
   */
  public record Taken(Username username, List<Issued> made) implements Outcome {
    /** Takes a copy of the list. */
    public Taken {
      made = List.copyOf(made);
    }
  }

  /**
   * The store failed before all were made. Accounts behind the last of these were not begun.
   *
   * @param issued accounts that exist, with their sessions
   * @param unsure accounts that exist without a session, or that the store may have made although
   *     it failed
   */
  public record BrokenOff(List<Issued> issued, List<Username> unsure, PortFailure why)
      implements Outcome {
    /** Takes copies of the lists. */
    public BrokenOff {
      issued = List.copyOf(issued);
      unsure = List.copyOf(unsure);
    }
  }

  /** A username and the token of its session, which is told only here. */
  public record Issued(Username username, String token) {
    @Override
    public String toString() {
      return "Issued[username=" + username + "]";
    }
  }

  /**
   * Makes the accounts, 500 at a time: of each 500 all or none.
   *
   * @throws PortFailure if the store failed before any was begun
   */
  public Outcome handle(Command command) {
    Optional<Username> unavailable = firstUnavailable(command.newcomers());
    if (unavailable.isPresent()) {
      return new Taken(unavailable.get(), List.of());
    }
    List<Issued> issued = new ArrayList<>();
    for (List<Newcomer> batch : Batches.of(command.newcomers(), BATCH)) {
      List<NewAccount> made = batch.stream().map(this::newAccount).toList();
      try {
        Optional<NewAccount> taken = accounts.enrol(made);
        if (taken.isPresent()) {
          return new Taken(taken.get().account().username(), issued);
        }
      } catch (PortFailure failed) {
        return new BrokenOff(issued, batch.stream().map(Newcomer::username).toList(), failed);
      }
      Openings openings = openSessions(made);
      issued.addAll(openings.issued());
      if (openings.why() != null) {
        return new BrokenOff(issued, openings.without(), openings.why());
      }
    }
    return new Enrolled(issued);
  }

  private Optional<Username> firstUnavailable(List<Newcomer> newcomers) {
    Set<Username> seen = new HashSet<>();
    for (List<Newcomer> batch : Batches.of(newcomers, BATCH)) {
      List<Username> names = batch.stream().map(Newcomer::username).toList();
      Set<Username> known = new HashSet<>();
      profiles.byUsername(names).forEach(profile -> known.add(profile.username()));
      for (Username name : names) {
        if (reserved.hold(name) || known.contains(name) || !seen.add(name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private NewAccount newAccount(Newcomer newcomer) {
    Username username = newcomer.username();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new NewAccount(
        new Account(new PersonId(ids.next()), username, newcomer.email(), null, now),
        new DisplayName(username.value()),
        new Bio(""));
  }

  /** Which of some accounts have got a session, which not, and why the first of those did not. */
  private record Openings(List<Issued> issued, List<Username> without, @Nullable PortFailure why) {}

  /** Opens them side by side, so that a store that commits in groups has groups to commit. */
  private Openings openSessions(List<NewAccount> made) {
    List<Future<Issued>> opening;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      opening = made.stream().map(each -> threads.submit(() -> openAgain(each.account()))).toList();
    }
    List<Issued> issued = new ArrayList<>();
    List<Username> without = new ArrayList<>();
    PortFailure why = null;
    for (int i = 0; i < opening.size(); i++) {
      Future<Issued> one = opening.get(i);
      if (one.state() == Future.State.SUCCESS) {
        issued.add(one.resultNow());
      } else {
        without.add(made.get(i).account().username());
        why = why == null ? failure(one.exceptionNow()) : why;
      }
    }
    return new Openings(issued, without, why);
  }

  private static PortFailure failure(Throwable failed) {
    return failed instanceof PortFailure known
        ? known
        : new PortFailure("no session could be opened: " + failed, failed);
  }

  /** A surplus session, of a try whose answer was lost, is known to no client and ends in a day. */
  private Issued openAgain(Account account) {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        return open(account);
      } catch (PortFailure failed) {
        // Another session than the one that failed is asked for: that is safe to repeat.
      }
    }
    return open(account);
  }

  private Issued open(Account account) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant endsAt = now.plus(AccountLimits.OPERATOR_SESSION_LIFE);
    Session session = new Session(new SessionId(ids.next()), account.id(), null, now, now, endsAt);
    if (!sessions.open(session, null)) {
      throw new PortFailure("the store opened no session for the new account " + account.id());
    }
    return new Issued(
        account.username(), tokens.issue(new SessionClaim(session.id(), account.id()), endsAt));
  }
}
