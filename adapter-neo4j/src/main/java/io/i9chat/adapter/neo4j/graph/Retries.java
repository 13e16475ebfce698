package io.i9chat.adapter.neo4j.graph;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.value.ValueException;

/**
 * Attempts at work on the database: again and again while that may help, and never longer than they
 * may take. What comes of them then is a {@link PortFailure} that says where and why in a line.
 */
public final class Retries {
  /** The codes for a name that another has taken meanwhile, and for a node that is gone. */
  private static final Set<String> OVERTAKEN =
      Set.of(
          "Neo.ClientError.Schema.ConstraintValidationFailed",
          "Neo.ClientError.Statement.EntityNotFound");

  private static final String FIRST_PASSWORD = "Neo.ClientError.Security.CredentialsExpired";

  /** How the database says that it ended a transaction at its time. */
  private static final String TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut";

  /** How the driver says, without a code, that all connections were in use for too long. */
  private static final String NO_CONNECTION = "Unable to acquire connection";

  private final String where;
  private final Patience patience;
  private volatile boolean ended;

  /**
   * @param where what failures are told of
   * @param patience attempts begin until half of it is over
   */
  Retries(String where, Patience patience) {
    this.where = where;
    this.patience = patience;
  }

  /** The driver is about to be closed, and what fails then fails for that. */
  void end() {
    ended = true;
  }

  /** Does work within a time, again while that may help and half of the patience lasts. */
  <T> T of(Duration most, Supplier<T> work) {
    long start = System.nanoTime();
    long end = start + most.toNanos();
    int again = 0;
    while (true) {
      try {
        T done = within(Duration.ofNanos(end - System.nanoTime()), work);
        patience.found();
        return done;
      } catch (Neo4jException failed) {
        boolean away = failed instanceof ServiceUnavailableException;
        if (away) {
          patience.lost();
        }
        // No longer than usual for one that cannot be reached, however cold it will be.
        Duration againFor = away ? patience.usual() : patience.now();
        if (!mayPassNextTime(failed) || System.nanoTime() - start > againFor.toNanos() / 2) {
          throw failure(failed);
        }
        pause(again++);
      } catch (IllegalStateException failed) {
        throw ended ? new PortFailure(where + ": closed", failed) : failed;
      }
    }
  }

  /**
   * Does work on a thread of its own, and cuts its connection when it takes too long: the driver
   * itself waits for a server that has vanished without a word for as long as the network does.
   */
  private <T> T within(Duration most, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread.startVirtualThread(task);
    try {
      return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new PortFailure(where + ": no answer in time", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PortFailure(where + ": interrupted while waiting", stopped);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException known -> throw known;
        case Error known -> throw known;
        case null, default -> throw new IllegalStateException(failed);
      }
    } finally {
      task.cancel(true);
    }
  }

  /** Whether another transaction was in the way, which the next attempt finds done. */
  private static boolean mayPassNextTime(Neo4jException failed) {
    return failed instanceof RetryableException
        || failed instanceof ValueException
        || hadNoConnection(failed)
        || OVERTAKEN.contains(failed.code());
  }

  /** Whether there was no answer in time, or no connection to ask over. */
  public static boolean isLate(@Nullable Throwable failed) {
    return failed instanceof TimeoutException
        || (failed instanceof Neo4jException late
            && (String.valueOf(late.code()).startsWith(TIMED_OUT) || hadNoConnection(late)));
  }

  /** Whether it took too long to get a connection, so that nothing was asked. */
  private static boolean hadNoConnection(Neo4jException failed) {
    return String.valueOf(failed.getMessage()).startsWith(NO_CONNECTION);
  }

  /** What is told when something else than an attempt has failed. */
  PortFailure failure(String what) {
    return new PortFailure(where + ": " + what);
  }

  private PortFailure failure(Neo4jException failed) {
    return new PortFailure(where + ": " + what(failed), failed);
  }

  /** What failed, in a line. */
  private static String what(Neo4jException failed) {
    if (failed instanceof AuthenticationException) {
      return "the username or password is wrong";
    }
    if (FIRST_PASSWORD.equals(failed.code())) {
      return "the password must be changed once before it is used: ALTER CURRENT USER SET PASSWORD"
          + " FROM '...' TO '...', in database system";
    }
    return String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason was given");
  }

  /** Lets the transaction in the way end; waits longer the more often that was tried. */
  void pause(int again) {
    long most = Math.min(200, 2L << Math.min(again, 7));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PortFailure(where + ": interrupted while waiting", stopped);
    }
  }
}
