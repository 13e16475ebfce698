package io.i9chat.domain.people;

import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.common.Batches;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.ops.IdGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An embedding application's way to make its users known: each is a person from then on, without
 * e-mail address, password or session. It may be called again and again with the same external ids,
 * also by several at once, and answers the same people.
 */
public final class EnrolPeople {
  /** How many people one transaction makes at most. */
  private static final int BATCH = 500;

  /** How often other usernames are made for those that were made and are taken. */
  private static final int TRIES = 5;

  private final ExternalIds externalIds;
  private final ReservedNames reserved;
  private final IdGenerator ids;
  private final InstantSource clock;

  EnrolPeople(
      ExternalIds externalIds, ReservedNames reserved, IdGenerator ids, InstantSource clock) {
    this.externalIds = externalIds;
    this.reserved = reserved;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A user of the application.
   *
   * @param username {@code null} for one that is made of random characters
   * @param bio {@code null} for none
   */
  public record Newcomer(
      ExternalId externalId,
      DisplayName displayName,
      @Nullable Username username,
      @Nullable Bio bio) {
    /** One with a username that is made, and without a bio. */
    public Newcomer(ExternalId externalId, DisplayName displayName) {
      this(externalId, displayName, null, null);
    }
  }

  /** Enrols all of these; who is enrolled already stays as they are. */
  public record Command(List<Newcomer> newcomers) {
    /** Takes a copy of the list. */
    public Command {
      newcomers = List.copyOf(newcomers);
    }
  }

  /** The outcome of the call. */
  public sealed interface Outcome {
    /** Each of them is a person. */
    record Enrolled(Map<ExternalId, PersonId> people) implements Outcome {
      /** Takes a copy of the map. */
      public Enrolled {
        people = Map.copyOf(people);
      }
    }

    /**
     * A person has or had this username, no person can have it, or two are to get it. Of the 500
     * newcomers that this one is among none was enrolled; those before may have been.
     */
    record UsernameTaken(ExternalId externalId, Username username) implements Outcome {}
  }

  /**
   * Enrols them, 500 at a time: of each 500 all or none.
   *
   * @throws PortFailure if the store failed; the call can be made again
   */
  public Outcome handle(Command command) {
    Map<ExternalId, PersonId> people = new HashMap<>();
    for (List<Newcomer> batch : Batches.of(command.newcomers(), BATCH)) {
      // Applications enrol at every sign-in of a user: those who are there cost no transaction.
      people.putAll(externalIds.people(batch.stream().map(Newcomer::externalId).toList()));
      List<Newcomer> missing =
          batch.stream().filter(each -> !people.containsKey(each.externalId())).toList();
      switch (missing.isEmpty() ? new Outcome.Enrolled(Map.of()) : enrol(missing)) {
        case Outcome.Enrolled enrolled -> people.putAll(enrolled.people());
        case Outcome.UsernameTaken taken -> {
          return taken;
        }
      }
    }
    return new Outcome.Enrolled(people);
  }

  private Outcome enrol(List<Newcomer> missing) {
    Optional<Newcomer> unavailable = missing.stream().filter(this::isReserved).findFirst();
    if (unavailable.isPresent()) {
      return taken(unavailable.get().externalId(), unavailable.get().username());
    }
    Set<Username> wanted = new HashSet<>();
    missing.stream().map(Newcomer::username).forEach(wanted::add);
    for (int tries = 0; tries < TRIES; tries++) {
      Enrolment enrolment = externalIds.enrol(missing.stream().map(this::person).toList());
      if (enrolment instanceof Enrolment.Done done) {
        return new Outcome.Enrolled(done.people());
      }
      NewPerson refused = ((Enrolment.UsernameTaken) enrolment).newcomer();
      if (wanted.contains(refused.account().account().username())) {
        return taken(refused.externalId(), refused.account().account().username());
      }
    }
    throw new PortFailure("the usernames that are made for people are taken again and again");
  }

  private boolean isReserved(Newcomer newcomer) {
    return newcomer.username() != null && reserved.hold(newcomer.username());
  }

  private static Outcome taken(ExternalId externalId, @Nullable Username username) {
    if (username == null) {
      throw new IllegalStateException("only a username that was asked for can be refused");
    }
    return new Outcome.UsernameTaken(externalId, username);
  }

  private NewPerson person(Newcomer newcomer) {
    Username username = newcomer.username() != null ? newcomer.username() : madeUsername();
    Bio bio = newcomer.bio() != null ? newcomer.bio() : new Bio("");
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Account account = new Account(new PersonId(ids.next()), username, null, null, now);
    return new NewPerson(
        newcomer.externalId(), new NewAccount(account, newcomer.displayName(), bio));
  }

  /** Of the 74 random bits of a fresh id, so that no client guesses it or who it is. */
  private Username madeUsername() {
    Username made;
    do {
      UUID id = ids.next();
      String high = base32(id.getMostSignificantBits() & 0xfffL, 3);
      String low = base32(id.getLeastSignificantBits() & 0x3fff_ffff_ffff_ffffL, 13);
      made = new Username("u" + high + low);
    } while (reserved.hold(made));
    return made;
  }

  private static String base32(long bits, int length) {
    String digits = Long.toString(bits, 32);
    return "0".repeat(length - digits.length()) + digits;
  }
}
