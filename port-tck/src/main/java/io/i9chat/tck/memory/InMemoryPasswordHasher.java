package io.i9chat.tck.memory;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Salted SHA-256, repeated a few times: cheap, so that tests are quick, and for tests alone. One
 * call works at a time and a bounded number waits.
 */
final class InMemoryPasswordHasher implements PasswordHasher {
  private static final int SALT = 16;

  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock worker = new ReentrantLock();
  private final Semaphore admitted;
  private final int rounds;
  private final int share;
  private final Map<String, Semaphore> shares = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param rounds how often SHA-256 is applied
   * @param waiting how many calls may wait while one works
   */
  InMemoryPasswordHasher(int rounds, int waiting) {
    this.rounds = rounds;
    this.admitted = new Semaphore(waiting + 1);
    this.share = Math.max(1, waiting / 4);
  }

  void close() {
    closed = true;
  }

  @Override
  public PasswordHash hash(Password password, String client) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return work(client, () -> encoded(password.value(), salt));
  }

  @Override
  public boolean verify(String attempt, @Nullable PasswordHash hash, String client) {
    return work(
        client,
        () -> {
          if (hash == null) {
            // The answer is thrown away: the work is what counts.
            return encoded(attempt, new byte[SALT]).encoded().isEmpty();
          }
          String salt = hash.encoded().split("\\$", -1)[2];
          String expected = encoded(attempt, HexFormat.of().parseHex(salt)).encoded();
          return MessageDigest.isEqual(
              expected.getBytes(StandardCharsets.UTF_8),
              hash.encoded().getBytes(StandardCharsets.UTF_8));
        });
  }

  private <T> T work(String client, Supplier<T> task) {
    if (closed) {
      throw new PortFailure("the password hasher is closed");
    }
    Semaphore own = shares.computeIfAbsent(client, fresh -> new Semaphore(share));
    if (!own.tryAcquire()) {
      throw new PortFailure("too many passwords of one client wait to be hashed");
    }
    try {
      return admitted(task);
    } finally {
      own.release();
    }
  }

  private <T> T admitted(Supplier<T> task) {
    if (!admitted.tryAcquire()) {
      throw new PortFailure("too many passwords wait to be hashed");
    }
    try {
      worker.lock();
      try {
        return task.get();
      } finally {
        worker.unlock();
      }
    } finally {
      admitted.release();
    }
  }

  private PasswordHash encoded(String password, byte[] salt) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = password.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < rounds; i++) {
        sha256.update(salt);
        hash = sha256.digest(hash);
      }
      HexFormat hex = HexFormat.of();
      return new PasswordHash("$test$" + hex.formatHex(salt) + "$" + hex.formatHex(hash));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
