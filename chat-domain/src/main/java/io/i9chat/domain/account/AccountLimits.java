package io.i9chat.domain.account;

import io.i9chat.ports.model.ops.Bucket;
import java.time.Duration;

/** The figures that accounts, codes and sessions go by. */
public final class AccountLimits {
  /** How long a mailed code is accepted. */
  public static final Duration CODE_LIFE = Duration.ofMinutes(10);

  /** How long the token that a code gave is accepted. */
  public static final Duration PROOF_LIFE = Duration.ofMinutes(30);

  /** How long a session lives however much it is used. */
  public static final Duration SESSION_LIFE = Duration.ofDays(365);

  /** How many sessions a person has at most: one more ends the one that was not used longest. */
  public static final int SESSIONS = 100;

  /** How long the sessions live that an operator makes. */
  public static final Duration OPERATOR_SESSION_LIFE = Duration.ofHours(24);

  /** How far behind the last use of a session may be stored. */
  public static final Duration USE_KEPT_TO = Duration.ofHours(1);

  /** How long a shared position is kept. */
  public static final Duration PLACE_LIFE = Duration.ofHours(24);

  /** How long an answer about a session may be repeated without asking the store. */
  public static final Duration SESSION_CACHED = Duration.ofSeconds(1);

  /** What a program counts by that calls for itself, without clients. */
  public static final String ITSELF = "itself";

  /** How often one client may ask for codes for one e-mail address, for either purpose. */
  public static final Bucket CODES_ASKED =
      Bucket.ofCluster("codes.email", 3, 1, Duration.ofMinutes(5));

  /**
   * How many mails one client gets sent to one e-mail address: less than half of what the address
   * gets, so that another client, which may be its owner's, still gets some.
   */
  public static final Bucket CODES_SHARE =
      Bucket.ofCluster("codes.share", 4, 4, Duration.ofDays(1));

  /**
   * How many mails with codes, or instead of them, one address gets: with a burst of half the
   * promise and the other half refilled over a day, no 24 hours see more than 20.
   */
  public static final Bucket CODES_MAILED =
      Bucket.ofCluster("codes.mails", 10, 10, Duration.ofDays(1));

  private AccountLimits() {}
}
