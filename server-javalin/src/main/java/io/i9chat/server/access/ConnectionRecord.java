package io.i9chat.server.access;

import io.i9chat.domain.session.Caller;
import io.i9chat.server.metrics.CallMeter;
import io.i9chat.server.metrics.CallMeters;
import io.i9chat.server.metrics.ConnectionMeters;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.Problem;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of one connection: a line when it opens and when it ends, one for each call that
 * fails, as far as {@link FailedCalls} lets, and what the meters are told. Lines have the same
 * parts as those of requests: what was called, status, error code, duration, account id.
 */
public final class ConnectionRecord {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  private final ConnectionMeters meters;
  private final CallMeters operations;
  private final String id;
  private final @Nullable String address;
  private final long opened = System.nanoTime();
  private final AtomicLong calls = new AtomicLong();
  private volatile long events;
  private volatile @Nullable String account;
  private volatile @Nullable FailedCalls failed;

  ConnectionRecord(
      ConnectionMeters meters, CallMeters operations, String id, @Nullable String address) {
    this.meters = meters;
    this.operations = operations;
    this.id = id;
    this.address = address;
  }

  /**
   * It is open.
   *
   * @param who whose session the handshake carried, {@code null} if it carried none that holds
   */
  public void opened(@Nullable Caller who) {
    meters.opened();
    account = who == null ? null : who.person().toString();
    write("WS open");
  }

  /** It is authenticated. */
  public void admitted(Caller who) {
    meters.admitted();
    account = who.person().toString();
  }

  /** So many events leave for it; told by one thread. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by one thread
  public void sent(int count) {
    meters.sent(count);
    events += count;
  }

  /** What waited for it gave way to a resync. */
  public void gaveWay() {
    meters.gaveWay();
  }

  /**
   * A call was answered.
   *
   * @param operation what was called, as the client named it
   * @param since when the call came, as {@link System#nanoTime} said
   */
  public void answered(Call call, String operation, Reply<?> reply, long since) {
    long now = System.nanoTime();
    calls.incrementAndGet();
    CallMeter meter = operations.of(operation);
    if (reply instanceof Reply.Refused<?> refused) {
      Problem problem = refused.problem();
      meter.answered(call.transport(), problem.code(), now - since);
      if (LOG.isInfoEnabled() && failed(now).hasLine(problem.code(), now)) {
        String answer = problem.status() + " " + problem.code().code();
        String line = line(meter.operation(), answer, now - since);
        named(call.requestId(), () -> LOG.info(line));
      }
    } else {
      meter.answered(call.transport(), null, now - since);
      if (LOG.isDebugEnabled()) {
        String line = line(meter.operation(), "ok", now - since);
        named(call.requestId(), () -> LOG.debug(line));
      }
    }
  }

  private FailedCalls failed(long now) {
    FailedCalls known = failed;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (failed == null) {
        // Most connections never have one: there are many of them.
        failed = new FailedCalls(now);
      }
      return failed;
    }
  }

  private static void named(String id, Runnable writing) {
    Call.named(
        id,
        () -> {
          writing.run();
          return true;
        });
  }

  private String line(String operation, String answer, long nanos) {
    return "WS " + operation + " " + answer + " " + millis(nanos) + " ms" + tail();
  }

  /** Writes what is due; asked a few times a second. */
  public void tick(long now) {
    summarise(now, false);
  }

  private void summarise(long now, boolean isOver) {
    FailedCalls known = failed;
    String summary = known == null ? null : known.summary(now, isOver);
    if (summary != null) {
      write("WS failed " + summary);
    }
  }

  /**
   * It is gone.
   *
   * @param wasAdmitted whether it was authenticated
   * @param isByServer whether the server closed it, and not the peer
   */
  public void gone(boolean wasAdmitted, boolean isByServer, int code) {
    long now = System.nanoTime();
    meters.gone(wasAdmitted, isByServer, code);
    summarise(now, true);
    String side = isByServer ? "server" : "peer";
    long count = calls.get();
    write(
        "WS close "
            + (code + " by " + side + " " + millis(now - opened) + " ms ")
            + (count + " calls " + events + " events"));
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private void write(String line) {
    if (LOG.isInfoEnabled()) {
      named(id, () -> LOG.info(line + tail()));
    }
  }

  private String tail() {
    String who = account;
    return " " + (who == null ? "-" : who) + (address == null ? "" : " " + address);
  }
}
