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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passwords by Argon2id, on a few platform threads of its own: a hash is tens of milliseconds of
 * computing, which would stop every virtual thread that shares its carrier.
 */
final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final long IDLE_SECONDS = 30;
  private static final long CLOSE_SECONDS = 10;

  private final ThreadPoolExecutor executor;
  private final SecureRandom random = new SecureRandom();
  private final Argon2Hash nobody = Argon2Hash.ofNobody();

  Argon2PasswordHasher(ThreadPoolExecutor executor) {
    this.executor = executor;
  }

  static Argon2PasswordHasher open(int threads, int queue) {
    return new Argon2PasswordHasher(executor(threads, queue));
  }

  /** A pool whose threads end when idle, so that who never signs in costs nothing. */
  static ThreadPoolExecutor executor(int threads, int queue) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().daemon().name("i9chat-argon2-", 1).factory());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  @Override
  public PasswordHash hash(Password password) {
    byte[] salt = new byte[Argon2Hash.SALT_BYTES];
    random.nextBytes(salt);
    byte[] bytes = password.value().getBytes(UTF_8);
    return new PasswordHash(run(() -> Argon2Hash.of(bytes, salt).encoded()));
  }

  @Override
  public boolean verify(String attempt, @Nullable PasswordHash hash) {
    byte[] typed = utf8(attempt);
    Argon2Hash stored = hash == null || typed == null ? nobody : Argon2Hash.parse(hash.encoded());
    byte[] bytes = typed == null ? new byte[0] : typed;
    boolean same = run(() -> stored.matches(bytes));
    return same && stored != nobody;
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

  private <T> T run(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    try {
      executor.execute(task);
    } catch (RejectedExecutionException rejected) {
      throw executor.isShutdown()
          ? closed(rejected)
          : new PortFailure("too many passwords wait to be hashed", rejected);
    }
    try {
      return task.get();
    } catch (InterruptedException interrupted) {
      task.cancel(false);
      executor.remove(task);
      Thread.currentThread().interrupt();
      throw new PortFailure("interrupted while a password was hashed", interrupted);
    } catch (CancellationException cancelled) {
      throw closed(cancelled);
    } catch (ExecutionException failed) {
      throw new PortFailure("a password could not be hashed", failed);
    }
  }

  private static PortFailure closed(Exception cause) {
    return new PortFailure("password hashing is closed", cause);
  }

  @Override
  public void close() {
    for (Runnable waiting : executor.shutdownNow()) {
      if (waiting instanceof Future<?> task) {
        // A task that was taken from the queue would otherwise keep its caller waiting for ever.
        task.cancel(false);
      }
    }
    try {
      executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
