package io.i9chat.domain.session;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.people.Places;
import java.time.Instant;
import java.time.InstantSource;

/** Housekeeping: removes sessions, codes, proofs and positions that can no longer be used. */
public final class ForgetExpired {
  private final Sessions sessions;
  private final OneTimeCodes codes;
  private final Places places;
  private final InstantSource clock;

  /** Removes them from this store. */
  public ForgetExpired(StorePorts store, InstantSource clock) {
    this.sessions = store.sessions();
    this.codes = store.codes();
    this.places = store.places();
    this.clock = clock;
  }

  /** Removes what has expired by now. */
  public record Command() {}

  /** What was removed. */
  public sealed interface Outcome {}

  /** So many sessions, and codes and proofs together, are gone. */
  public record Forgotten(int sessions, int codes) implements Outcome {}

  /** Removes them. */
  public Forgotten handle(Command command) {
    Instant now = clock.instant();
    places.forget(now.minus(AccountLimits.PLACE_LIFE));
    return new Forgotten(sessions.forget(now), codes.forget(now));
  }
}
