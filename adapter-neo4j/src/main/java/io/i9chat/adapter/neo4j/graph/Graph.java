package io.i9chat.adapter.neo4j.graph;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * The database: queries and transactions that are tried again while that may help, and end in a
 * {@link PortFailure} when patience does.
 */
public final class Graph implements AutoCloseable {
  /** What a query that has been planned answers for want of its parameters. */
  private static final Set<String> WANT_OF_VALUES =
      Set.of(
          "Neo.ClientError.Statement.ArgumentError",
          "Neo.ClientError.Statement.SemanticError",
          "Neo.ClientError.Statement.TypeError",
          "Neo.ClientError.Procedure.ProcedureCallFailed");

  /** After how long without use a connection is tried before it is used. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** How long an index may take to be built, a query to be planned, or something large to go. */
  private static final Duration PREPARING = Duration.ofMinutes(10);

  /** How much is forgotten in one transaction. */
  private static final long PART = 2_000;

  private final Driver driver;
  private final Patience patience;
  private final Retries attempts;
  private final Turns readers;
  private final Turns writers;
  private final SessionConfig reading;
  private final SessionConfig writing;
  private final TransactionConfig limits;
  private final TransactionConfig coldLimits;
  private final TransactionConfig unhurried;

  /** Prepares to connect; the first query does. */
  public Graph(GraphSettings settings) {
    this(settings, driver -> driver);
  }

  /** The same over a driver that {@code seen} may watch. */
  public Graph(GraphSettings settings, UnaryOperator<Driver> seen) {
    patience = new Patience(settings.patience(), settings.coldPatience(), Patience.WARMING);
    String where = "Neo4j at " + settings.uri() + ", database " + settings.database();
    attempts = new Retries(where, patience);
    // What is left is for the writers of commits, who wait for no turn.
    readers = new Turns(where, Math.max(1, settings.connections() * 3 / 5));
    writers = new Turns(where, Math.max(1, settings.connections() * 3 / 10));
    BookmarkManager bookmarks =
        BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());
    reading = session(settings, AccessMode.READ, bookmarks);
    writing = session(settings, AccessMode.WRITE, bookmarks);
    limits = TransactionConfig.builder().withTimeout(settings.patience()).build();
    coldLimits = TransactionConfig.builder().withTimeout(settings.coldPatience()).build();
    unhurried = TransactionConfig.builder().withTimeout(PREPARING).build();
    try {
      AuthToken token = AuthTokens.basic(settings.username(), settings.password());
      driver = seen.apply(GraphDatabase.driver(settings.uri(), token, driverConfig(settings)));
    } catch (Neo4jException | IllegalArgumentException wrong) {
      throw new PortFailure(where + ": " + wrong.getMessage(), wrong);
    }
  }

  // The driver's new way of logging spells out every message with all its parameters, even when it
  // is not to be logged; the old way, now deprecated, asks first.
  @SuppressWarnings("deprecation")
  private static Config driverConfig(GraphSettings settings) {
    // What is waited for a connection counts its handshake too, which a cold database answers late;
    // a call that may take less time ends by itself.
    long most = settings.coldPatience().toMillis() / 2;
    return Config.builder()
        .withLogging(Logging.slf4j())
        // Our own retries start within milliseconds, the driver's after a second.
        .withMaxTransactionRetryTime(0, TimeUnit.MILLISECONDS)
        .withAutoCommitRetriesDisabled(true)
        .withConnectionTimeout(most, TimeUnit.MILLISECONDS)
        .withConnectionAcquisitionTimeout(most, TimeUnit.MILLISECONDS)
        .withConnectionLivenessCheckTimeout(IDLE.toMillis(), TimeUnit.MILLISECONDS)
        .withMaxConnectionPoolSize(settings.connections())
        .withUserAgent("i9chat")
        .withTelemetryDisabled(true)
        .build();
  }

  /**
   * In a cluster every read goes to the leader, as every write does: what has been answered to any
   * caller, by whatever program, is seen by every read after it. A new leader may have to catch up;
   * the bookmarks of what was done here make it.
   */
  private static SessionConfig session(
      GraphSettings settings, AccessMode mode, BookmarkManager bookmarks) {
    var session = SessionConfig.builder().withDatabase(settings.database());
    return settings.isRouted()
        ? session.withDefaultAccessMode(AccessMode.WRITE).withBookmarkManager(bookmarks).build()
        : session.withDefaultAccessMode(mode).build();
  }

  /** How long a call may take that begins now. */
  public Duration patience() {
    return patience.now();
  }

  private TransactionConfig limits() {
    return patience.isCold() ? coldLimits : limits;
  }

  /**
   * What {@code meaning} makes of each row of one query. Where it misses a property, the node is
   * being changed or deleted, and is read again: Neo4j shows transactions while they are applied.
   */
  public <T> List<T> rows(
      String query, Map<String, Object> parameters, Function<Record, T> meaning) {
    return readers.take(
        patience.now(),
        left -> attempts.of(left, () -> meant(run(reading, query, parameters, limits()), meaning)));
  }

  /** The same of a query which is ended when it, and what repeats it, takes longer than this. */
  public <T> List<T> rows(
      String query, Map<String, Object> parameters, Duration most, Function<Record, T> meaning) {
    long end = System.nanoTime() + most.toNanos();
    return readers.take(
        most,
        left ->
            attempts.of(
                left,
                () -> {
                  // None would be no limit at all.
                  long nanos = Math.max(1_000_000, end - System.nanoTime());
                  var soon =
                      TransactionConfig.builder().withTimeout(Duration.ofNanos(nanos)).build();
                  return meant(run(reading, query, parameters, soon), meaning);
                }));
  }

  private static <T> List<T> meant(List<Record> rows, Function<Record, T> meaning) {
    return rows.stream().map(meaning).toList();
  }

  /**
   * What {@code meaning} makes of all rows of one query. It answers empty, or misses a property,
   * for rows that show a transaction half applied; then they are read again.
   */
  public <T> T settled(
      String query, Map<String, Object> parameters, Function<List<Record>, Optional<T>> meaning) {
    Duration most = patience.now();
    long end = System.nanoTime() + most.toNanos();
    int again = 0;
    while (true) {
      Optional<T> answer =
          readers.take(
              most,
              left ->
                  attempts.of(
                      left, () -> meaning.apply(run(reading, query, parameters, limits()))));
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > end) {
        throw attempts.failure("what was read did not come to agree");
      }
      attempts.pause(again++);
    }
  }

  /** Runs a statement on the schema, which is a transaction by itself, for as long as it takes. */
  public void prepare(String statement, Map<String, Object> parameters) {
    attempts.of(PREPARING, () -> run(writing, statement, parameters, unhurried));
  }

  /**
   * Runs a query that prepares {@code most} nodes at a time, in transactions of their own, for as
   * long as it takes: what was prepared stays so when a later one fails. The query takes those
   * behind {@code after}, and returns as {@code last} where it came to, or null when it found none.
   *
   * @return how many transactions there were
   */
  public int prepareInParts(String query, long most) {
    int parts = 0;
    String after = "";
    while (true) {
      Map<String, Object> in = Map.of("after", after, "most", most);
      Value last =
          attempts.of(PREPARING, () -> run(writing, query, in, unhurried)).getFirst().get("last");
      parts++;
      if (last.isNull()) {
        return parts;
      }
      after = last.asString();
    }
  }

  /**
   * Runs a query without effect, for as long as it takes to plan it. Without parameters it finds
   * nothing, or fails for want of one when it is planned.
   */
  public void warmUp(String query) {
    attempts.of(
        PREPARING,
        () -> {
          try (Session session = driver.session(writing);
              Transaction tx = session.beginTransaction(unhurried)) {
            try {
              tx.run(query, in(Map.of())).consume();
            } catch (ClientException unfit) {
              if (!WANT_OF_VALUES.contains(unfit.code())) {
                throw unfit;
              }
            }
            tx.rollback();
            return query;
          }
        });
  }

  /** Runs {@code work}, maybe several times, in a transaction that is durable on return. */
  public <T> T write(Function<TransactionContext, T> work) {
    return writers.take(patience.now(), left -> write(left, limits(), work));
  }

  /** The same of calls that were gathered, by one of the few threads that do so. */
  public <T> T writeGathered(Function<TransactionContext, T> work) {
    return write(patience.now(), limits(), work);
  }

  /** The same of what may be large, and must not end half way for that. */
  public <T> T writeUnhurried(Function<TransactionContext, T> work) {
    return write(PREPARING, unhurried, work);
  }

  private <T> T write(Duration most, TransactionConfig how, Function<TransactionContext, T> work) {
    return attempts.of(
        most,
        () -> {
          try (Session session = driver.session(writing)) {
            return session.executeWrite(work::apply, how);
          }
        });
  }

  /**
   * Runs a query again and again that takes at most {@code most} nodes at a time, in transactions
   * of their own, until it finds fewer.
   *
   * @return how many it took in all, as it told under {@code done}
   */
  public int inParts(String query, Map<String, Object> parameters) {
    Map<String, Object> in = new HashMap<>(parameters);
    in.put("most", PART);
    int all = 0;
    int done;
    do {
      done = write(tx -> tx.run(query, in(in)).single().get("done").asInt());
      all += done;
    } while (done == PART);
    return all;
  }

  /**
   * Parameters as every query here takes them, in one map called {@code in}. Neo4j plans a query
   * anew for other types of parameters and other lengths of lists; it does not look into maps.
   */
  public static Map<String, Object> in(Map<String, Object> parameters) {
    return Map.of("in", parameters);
  }

  private List<Record> run(
      SessionConfig mode, String query, Map<String, Object> parameters, TransactionConfig how) {
    try (Session session = driver.session(mode)) {
      return session.run(query, in(parameters), how).list();
    }
  }

  @Override
  public void close() {
    attempts.end();
    driver.close();
  }
}
