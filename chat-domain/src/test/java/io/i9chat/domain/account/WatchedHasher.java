package io.i9chat.domain.account;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A hasher that counts what it is asked, and lets something happen right after a verification. */
public final class WatchedHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final AtomicInteger hashes = new AtomicInteger();
  private final AtomicInteger verifications = new AtomicInteger();
  private final AtomicReference<Runnable> after = new AtomicReference<>(() -> {});

  WatchedHasher(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  @Override
  public PasswordHash hash(Password password, String client) {
    hashes.incrementAndGet();
    return hasher.hash(password, client);
  }

  @Override
  public boolean verify(String attempt, @Nullable PasswordHash hash, String client) {
    verifications.incrementAndGet();
    boolean right = hasher.verify(attempt, hash, client);
    after.getAndSet(() -> {}).run();
    return right;
  }

  public void afterNextVerification(Runnable event) {
    after.set(event);
  }

  public int verifications() {
    return verifications.get();
  }

  public int calls() {
    return hashes.get() + verifications.get();
  }
}
