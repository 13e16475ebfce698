package io.i9chat.ports.model.account;

import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One device of one person, signed in. How long it lasts at the most is decided by {@code SignIns}
 * and {@code EnrolAccounts} of the domain. Rules: SESSION-2.
 *
 * @param device what the person calls the device, if they said
 * @param lastUsedAt kept to the hour
 * @param endsAt when it ends however much it is used, exclusive
 */
public record Session(
    SessionId id,
    PersonId person,
    @Nullable DeviceName device,
    Instant createdAt,
    Instant lastUsedAt,
    Instant endsAt) {
  /** How long a session lives after its last use. */
  public static final Duration IDLE = Duration.ofDays(90);

  /** When it ends if it is not used again: 90 days after its last use, or {@link #endsAt}. */
  public Instant expiresAt() {
    Instant idle = lastUsedAt.plus(IDLE);
    return idle.isBefore(endsAt) ? idle : endsAt;
  }

  /** Whether it still holds at {@code now}. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt());
  }
}
