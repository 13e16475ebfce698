package io.i9chat.adapter.redis.client;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The servers behind a breaker: a failure opens it, and while it is open calls fail at once. The
 * heartbeat closes it, when all servers answer again.
 */
public final class Access implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);

  private final Servers servers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean open;
  private volatile boolean ended;

  /** Access to these servers, which are expected to answer. */
  public Access(Servers servers) {
    this.servers = servers;
  }

  /** The servers themselves, for the heartbeat. */
  public Servers servers() {
    return servers;
  }

  /** Whether Redis is taken for unreachable. */
  public boolean isOpen() {
    return open || ended;
  }

  /**
   * Does a command.
   *
   * @throws PortFailure if the breaker is open, or opened by it
   */
  public @Nullable Object one(Command command) {
    return guarded(() -> servers.one(command));
  }

  /**
   * Does commands, as {@link Servers#all}.
   *
   * @throws PortFailure if the breaker is open, or opened by it
   */
  public List<@Nullable Object> all(List<Command> commands) {
    return commands.isEmpty() ? List.of() : guarded(() -> servers.all(commands));
  }

  /**
   * Does a command that may make its caller wait for so long.
   *
   * @throws PortFailure if the breaker is open, or opened by it
   */
  public @Nullable Object waiting(Command command, Duration time) {
    return guarded(() -> servers.waiting(command, time));
  }

  private <T extends @Nullable Object> T guarded(Supplier<T> calling) {
    if (isOpen()) {
      throw new PortFailure("Redis cannot be reached");
    }
    try {
      return calling.get();
    } catch (JedisException failed) {
      throw failed(failed);
    }
  }

  /** Opens the breaker, unless only the caller was told to stop. */
  public PortFailure failed(JedisException failed) {
    if (!Thread.currentThread().isInterrupted()) {
      set(true, failed);
    }
    return new PortFailure("Redis: " + failed.getMessage(), failed);
  }

  /** Closes the breaker. */
  public void works() {
    set(false, null);
  }

  private void set(boolean value, @Nullable JedisException cause) {
    if (open == value || ended) {
      return;
    }
    lock.lock();
    try {
      if (open != value) {
        open = value;
        changed.signalAll();
        if (value) {
          LOG.warn("Redis cannot be reached: {}", reason(cause));
        } else {
          LOG.info("Redis can be reached again");
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private static String reason(@Nullable Throwable failed) {
    StringBuilder reason = new StringBuilder();
    for (Throwable each = failed; each != null; each = each.getCause()) {
      reason.append(reason.isEmpty() ? "" : ": ").append(each.getMessage());
    }
    return reason.toString();
  }

  /** Waits until the breaker is closed, at most for so long; whether it is. */
  public boolean awaitClosed(Duration time) throws InterruptedException {
    long left = time.toNanos();
    lock.lock();
    try {
      while (open && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !open;
    } finally {
      lock.unlock();
    }
  }

  /** Every call fails from now on. */
  @Override
  public void close() {
    ended = true;
    servers.close();
  }
}
