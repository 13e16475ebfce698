package io.i9chat.domain.account;

import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.account.Sessions;
import java.time.Instant;
import java.time.InstantSource;

/** Housekeeping: removes sessions, codes and proofs that nobody can use any more. */
public final class ForgetExpired {
  private final Sessions sessions;
  private final OneTimeCodes codes;
  private final InstantSource clock;

  ForgetExpired(Sessions sessions, OneTimeCodes codes, InstantSource clock) {
    this.sessions = sessions;
    this.codes = codes;
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
    return new Forgotten(sessions.forget(now), codes.forget(now));
  }
}
