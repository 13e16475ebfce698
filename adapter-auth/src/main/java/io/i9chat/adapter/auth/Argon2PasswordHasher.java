package io.i9chat.adapter.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Passwords by Argon2id, on a few platform threads of its own: a hash is tens of milliseconds of
 * computing, which would stop every virtual thread that shares its carrier.
 */
final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final long IDLE_SECONDS = 30;
  private static final long CLOSE_SECONDS = 2;

  private final ThreadPoolExecutor executor;
  private final WaitingPasswords waiting;
  private final LongAdder hashed = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final SecureRandom random = new SecureRandom();
  private final Argon2Hash noAccount = Argon2Hash.ofNoAccount();

  /** One for each call that waits; which of them is done is decided when a thread is free. */
  private final Runnable next = this::runNext;

  Argon2PasswordHasher(ThreadPoolExecutor executor, int queue) {
    this.executor = executor;
    this.waiting = new WaitingPasswords(queue, System::nanoTime);
  }

  static Argon2PasswordHasher open(int threads, int queue) {
    return new Argon2PasswordHasher(executor(threads), queue);
  }

  /** A pool whose threads end when idle, so that who never signs in costs nothing. */
  static ThreadPoolExecutor executor(int threads) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("i9chat-argon2-", 1).factory());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  @Override
  public PasswordHash hash(Password password, String client) {
    byte[] salt = new byte[Argon2Hash.SALT_BYTES];
    random.nextBytes(salt);
    byte[] bytes = password.value().getBytes(UTF_8);
    return new PasswordHash(run(client, () -> Argon2Hash.of(bytes, salt).encoded()));
  }

  @Override
  public boolean verify(String attempt, @Nullable PasswordHash hash, String client) {
    byte[] typed = utf8(attempt);
    Argon2Hash stored =
        hash == null || typed == null ? noAccount : Argon2Hash.parse(hash.encoded());
    byte[] bytes = typed == null ? new byte[0] : typed;
    boolean right = run(client, () -> stored.matches(bytes)) && stored != noAccount;
    if (!right) {
      waiting.guessedWrong(client);
    }
    return right;
  }

  /** The bytes of {@code text}, or null for an unpaired surrogate, which no password holds. */
  private static byte @Nullable [] utf8(String text) {
    try {
      // String.getBytes would read it as a question mark, and that may be in a password.
      ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException unpaired) {
      return null;
    }
  }

  <T> T run(String client, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(() -> timed(work));
    try {
      if (waiting.add(client, task)) {
        executor.execute(next);
      }
    } catch (PortFailure noPlace) {
      refused.increment();
      throw noPlace;
    } catch (RejectedExecutionException rejected) {
      waiting.remove(client, task);
      throw closed(rejected);
    }
    try {
      return task.get();
    } catch (InterruptedException interrupted) {
      task.cancel(false);
      if (waiting.remove(client, task)) {
        executor.remove(next);
      }
      Thread.currentThread().interrupt();
      throw new PortFailure("interrupted while a password was hashed", interrupted);
    } catch (CancellationException cancelled) {
      refused.increment();
      throw executor.isShutdown() ? closed(cancelled) : WaitingPasswords.tooMany();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error fatal) {
        // As if a thread had died of it: the process decides whether it can go on.
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, fatal);
      }
      throw new PortFailure("a password could not be hashed", failed);
    }
  }

  private <T> T timed(Callable<T> work) throws Exception {
    long began = System.nanoTime();
    try {
      return work.call();
    } finally {
      nanos.add(System.nanoTime() - began);
      hashed.increment();
    }
  }

  /** How many passwords were hashed. */
  long hashed() {
    return hashed.sum();
  }

  /** How long that took together, in nanoseconds. */
  long nanos() {
    return nanos.sum();
  }

  /** How many were refused, as too many waited. */
  long refused() {
    return refused.sum();
  }

  /** How many wait. */
  int waiting() {
    return waiting.size();
  }

  private void runNext() {
    FutureTask<?> task = waiting.next();
    if (task != null) {
      task.run();
    }
  }

  private static PortFailure closed(Exception cause) {
    return new PortFailure("password hashing is closed", cause);
  }

  @Override
  public void close() {
    executor.shutdownNow();
    // A task that no thread will come to would otherwise keep its caller waiting for ever.
    waiting.close();
    try {
      executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
