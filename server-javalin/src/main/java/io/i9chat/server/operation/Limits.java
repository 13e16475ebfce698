package io.i9chat.server.operation;

import io.i9chat.domain.account.AccountLimits;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.domain.common.GroupLimits;
import io.i9chat.domain.people.SetLocation;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/** The rate limits of all operations: their figures, taking from them, and publishing them. */
public final class Limits {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Bucket DEFAULT_BUCKET = Bucket.ofNode("default", 60, 20, SECOND);
  private static final Bucket SENDING_BUCKET = Bucket.ofNode("sending", 20, 10, SECOND);
  private static final Bucket CODES_ASKING_BUCKET =
      Bucket.ofCluster("codes.asking", 30, 1, Duration.ofSeconds(10));
  private static final Bucket CODES_TRYING_BUCKET = Bucket.ofCluster("codes.trying", 10, 1, MINUTE);
  private static final Bucket LOGIN_BUCKET = Bucket.ofCluster("login.address", 5, 1, MINUTE);
  private static final Bucket LOGIN_TEXT_BUCKET =
      Bucket.ofCluster("login.text", 100, 20, Duration.ofHours(1));

  private static final Bucket FAILURES_BUCKET =
      Bucket.ofCluster("login.failures", 30, 1, Duration.ofSeconds(10));

  private static final Bucket COMING_BUCKET = Bucket.ofCluster("groups.coming", 10, 1, MINUTE);
  private static final Bucket CHANGES_BUCKET = Bucket.ofCluster("groups.changes", 100, 1, MINUTE);
  private static final Bucket NEARBY_BUCKET =
      Bucket.ofCluster("nearby", 10, 1, Duration.ofSeconds(5));
  private static final Bucket SEARCH_BUCKET = Bucket.ofNode("search", 10, 1, SECOND);
  private static final Bucket UPLOAD_BUCKET = Bucket.ofNode("media.create", 50, 1, SECOND);
  private static final Bucket DOWNLOAD_BUCKET = Bucket.ofNode("media.get", 300, 50, SECOND);
  private static final Bucket EXPORT_BUCKET = Bucket.ofCluster("export", 2, 2, Duration.ofDays(1));

  private static final List<Bucket> BUCKETS =
      List.of(
          DEFAULT_BUCKET,
          SENDING_BUCKET,
          COMING_BUCKET,
          CHANGES_BUCKET,
          NEARBY_BUCKET,
          SEARCH_BUCKET,
          UPLOAD_BUCKET,
          DOWNLOAD_BUCKET,
          EXPORT_BUCKET,
          CODES_ASKING_BUCKET,
          CODES_TRYING_BUCKET,
          LOGIN_BUCKET,
          LOGIN_TEXT_BUCKET,
          FAILURES_BUCKET,
          AccountLimits.CODES_ASKED,
          AccountLimits.CODES_SHARE,
          AccountLimits.CODES_MAILED,
          ChatLimits.ENTRIES,
          ChatLimits.FIRST_MESSAGES,
          GroupLimits.STRANGERS_ADDED,
          SetLocation.MOVES);

  /** What every operation without a bucket of its own takes, and every call that is refused. */
  public static final List<Charge<Object>> DEFAULT = perPerson(DEFAULT_BUCKET);

  /** Looking up people, so many of them for one token. */
  static final int NAMES_PER_TOKEN = 20;

  /** Sending, editing, deleting and reacting; what one chat bears is the domain's to limit. */
  public static final List<Charge<Object>> SENDING = perPerson(SENDING_BUCKET);

  /** Joining groups and leaving them. */
  public static final List<Charge<Object>> COMING_AND_GOING = perPerson(COMING_BUCKET);

  /**
   * Making groups and changing them. What that stores does not count as its author's, so this
   * bounds it.
   */
  public static final List<Charge<Object>> CHANGING_GROUPS = perPerson(CHANGES_BUCKET);

  /** Looking for people nearby. */
  public static final List<Charge<Object>> NEARBY = perPerson(NEARBY_BUCKET);

  /** Searching. */
  public static final List<Charge<Object>> SEARCHING = perPerson(SEARCH_BUCKET);

  /** Announcing uploads. */
  public static final List<Charge<Object>> UPLOADING = perPerson(UPLOAD_BUCKET);

  /** Asking for downloads. */
  public static final List<Charge<Object>> DOWNLOADING = perPerson(DOWNLOAD_BUCKET);

  /** Asking for codes; how many mails one address gets is the domain's to limit. */
  public static final List<Charge<Object>> CODES_ASKING =
      List.of(Charge.of(CODES_ASKING_BUCKET, (call, input) -> call.address()));

  /** Trying codes. */
  public static final List<Charge<Object>> CODES_TRYING =
      List.of(Charge.of(CODES_TRYING_BUCKET, (call, input) -> call.address()));

  private final RateLimiter limiter;
  private final Map<String, Long> published;

  /**
   * Limits counted by {@code limiter}.
   *
   * @param others every other limit that the server enforces, by name, to be published with these
   */
  public Limits(RateLimiter limiter, Map<String, Long> others) {
    this.limiter = limiter;
    TreeMap<String, Long> all = new TreeMap<>(others);
    for (Bucket bucket : BUCKETS) {
      all.put("rate." + bucket.name() + ".burst", bucket.burst());
      all.put("rate." + bucket.name() + ".refill", bucket.refill());
      all.put("rate." + bucket.name() + ".periodMs", bucket.period().toMillis());
      all.put("rate." + bucket.name() + ".shared", bucket.scope() == Bucket.Scope.CLUSTER ? 1L : 0);
    }
    this.published = Collections.unmodifiableMap(all);
  }

  /**
   * Trying a password, known or not, charged before it is hashed and given back if it is right.
   *
   * @param account what is guessed at, the same for all names of it
   */
  public static <I> List<Charge<I>> login(BiFunction<Call, I, String> account) {
    Charge.Key<I> known = account::apply;
    Charge.Key<I> here = (call, input) -> call.address() + ' ' + known.of(call, input);
    return List.of(
        // The cheapest first: a client that only fails costs no look at the store.
        Charge.refunded(FAILURES_BUCKET, (call, input) -> call.address()),
        Charge.refunded(LOGIN_BUCKET, here),
        Charge.refunded(LOGIN_TEXT_BUCKET, known));
  }

  /** Trying the caller's password again, which may be guessed at as when signing in. */
  public static <I> List<Charge<I>> password() {
    return login((call, input) -> account(call.person()));
  }

  /** What all names of an account count under. */
  public static String account(PersonId person) {
    return "account " + person;
  }

  /** Looking up people by so many names. */
  public static <I> List<Charge<I>> names(ToIntFunction<I> names) {
    Charge<Object> one = DEFAULT.getFirst();
    return List.of(
        one.times(
            (I input) -> Math.max(1, Math.ceilDiv(names.applyAsInt(input), NAMES_PER_TOKEN))));
  }

  /** Exporting the caller's account, which tries the password too. */
  public static <I> List<Charge<I>> exporting() {
    List<Charge<I>> charges = new ArrayList<>(password());
    charges.add(Charge.of(EXPORT_BUCKET, (call, input) -> person(call)));
    return charges;
  }

  /** The buckets that calls are charged to, those of the domain among them. */
  public static List<Bucket> buckets() {
    return BUCKETS;
  }

  /** Every enforced limit as name and number, in the order of their names. */
  public Map<String, Long> published() {
    return published;
  }

  /** Takes all of {@code charges}, or none of them. */
  <I> TakenTokens take(List<? extends Charge<? super I>> charges, Call call, I input) {
    return TakenTokens.of(limiter, charges, call, input);
  }

  private static List<Charge<Object>> perPerson(Bucket bucket) {
    return List.of(Charge.of(bucket, (call, input) -> person(call)));
  }

  private static String person(Call call) {
    return call.caller() == null ? call.address() : call.caller().person().toString();
  }
}
