package io.i9chat.tck;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.people.ExternalId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** Values that were never used before, so that tests can share a store. */
public final class Fresh {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Fresh() {}

  /** A person unknown to any store. */
  public static PersonId person() {
    return new PersonId(uuid(now()));
  }

  /** The id of a chat that does not exist. */
  public static ChatId chat() {
    return new ChatId(uuid(now()));
  }

  /** The id of a session that does not exist. */
  public static SessionId session() {
    return new SessionId(uuid(now()));
  }

  /** The id of a session that does not exist, made at {@code time}. */
  public static SessionId session(Instant time) {
    return new SessionId(uuid(time));
  }

  /** An unused client id. */
  public static ClientId clientId() {
    return new ClientId(uuid(now()).toString());
  }

  /** A fingerprint of nothing in particular. */
  public static Fingerprint fingerprint() {
    return new Fingerprint(RANDOM.nextLong(), RANDOM.nextLong());
  }

  /** The id of an object that was never announced. */
  public static MediaId media() {
    return new MediaId(uuid(now()));
  }

  /** An unused username of 25 characters: a word of 4, and random digits and letters. */
  public static Username username() {
    return new Username("User" + hex().substring(0, 21));
  }

  /** An unused address. */
  public static EmailAddress email() {
    return new EmailAddress("u" + hex() + "@example.org");
  }

  /** An external id that no person has. */
  public static ExternalId externalId() {
    return new ExternalId("customer:" + hex());
  }

  /** 32 random hexadecimal digits. */
  public static String hex() {
    return String.format(Locale.ROOT, "%016x%016x", RANDOM.nextLong(), RANDOM.nextLong());
  }

  /** Random bytes. */
  public static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** The time, to the millisecond. */
  public static Instant now() {
    return InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A UUIDv7 (RFC 9562) of {@code time}. */
  public static UUID uuid(Instant time) {
    long high = time.toEpochMilli() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
    long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
