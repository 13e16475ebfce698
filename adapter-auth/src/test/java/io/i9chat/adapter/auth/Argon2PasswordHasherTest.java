package io.i9chat.adapter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.tck.Rule;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class Argon2PasswordHasherTest {
  private static final Password PASSWORD = new Password("correct horse? battery");
  private static final int QUEUE = 8;
  private static final String CLIENT = "192.0.2.1";
  private static final String OTHER = "192.0.2.2";

  private final ThreadPoolExecutor executor = Argon2PasswordHasher.executor(1);
  private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(executor, QUEUE);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void end() {
    release.countDown();
    hasher.close();
    callers.shutdownNow();
  }

  @Test
  @Rule("FIELD-2")
  void aHashIsArgon2idWithOwaspsParametersAnd16BytesOfSalt() {
    assertThat(hasher.hash(PASSWORD, CLIENT).encoded())
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  void theMemoryOfAHashIsUsedForTheNext() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    hasher.hash(PASSWORD, CLIENT);
    long before = hasher.run(CLIENT, threads::getCurrentThreadAllocatedBytes);
    hasher.hash(PASSWORD, CLIENT);
    long after = hasher.run(CLIENT, threads::getCurrentThreadAllocatedBytes);
    assertThat(after - before).isLessThan(1024 * 1024);
  }

  @Test
  void anErrorIsPassedOnAndTheCallerIsTold() throws Exception {
    Error error = new OutOfMemoryError("as the test wants it");
    List<Throwable> handled = new CopyOnWriteArrayList<>();
    Thread caller =
        Thread.ofPlatform()
            .unstarted(() -> {
              try {
                hasher.run(
                    CLIENT,
                    () -> {
                      throw error;
                    });
              } catch (PortFailure told) {
                handled.add(told);
              }
            });
    caller.setUncaughtExceptionHandler((thread, failure) -> handled.add(failure));

    caller.start();
    caller.join();

    assertThat(handled).hasSize(2).first().isSameAs(error);
    assertThat(handled.getLast()).isInstanceOf(PortFailure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // From the tests of Argon2's reference implementation.
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
      })
  void aHashWithOtherParametersIsVerifiedWithThem(String reference) {
    assertThat(hasher.verify("password", new PasswordHash(reference), CLIENT)).isTrue();
    assertThat(hasher.verify("Password", new PasswordHash(reference), CLIENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$2b$12$abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
        "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=16$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRP",
        "$argon2id$v=19$m=262145,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=262144,t=5,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=1024,t=17,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=1024,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=1024,t=1,p=17$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=7,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void aStoredHashThatIsDamagedOrAbsurdFailsWithoutBeingComputed(String stored) {
    PasswordHash hash = new PasswordHash(stored);
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> hasher.verify("password", hash, CLIENT))
        .withMessageStartingWith("a stored password hash");
    assertThat(executor.getTaskCount()).isZero();
  }

  @Test
  void anUnpairedSurrogateIsNotTheQuestionMarkOfAPassword() {
    PasswordHash hash = hasher.hash(PASSWORD, CLIENT);
    assertThat(hasher.verify("correct horse? battery", hash, CLIENT)).isTrue();
    assertThat(hasher.verify("correct horse\uD800 battery", hash, CLIENT)).isFalse();
  }

  @Test
  void noHashCostsAComputationToo() {
    assertThat(hasher.verify("", null, CLIENT)).isFalse();
    assertThat(hasher.hashed()).isEqualTo(1);
    assertThat(hasher.nanos()).isPositive();
    assertThat(executor.getTaskCount()).isEqualTo(1);
    assertThat(Argon2Hash.ofNoAccount().encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void aCallBeyondTheShareOfItsClientFailsAtOnceAndThoseInItAreAnswered() throws Exception {
    occupyTheThread();
    Future<PasswordHash> first = waiting(1, () -> hasher.hash(PASSWORD, CLIENT));
    Future<Boolean> second = waiting(2, () -> hasher.verify("x", null, CLIENT));

    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> hasher.verify("x", null, CLIENT))
        .withMessage("too many passwords wait to be hashed");
    Future<Boolean> other = waiting(3, () -> hasher.verify("x", null, OTHER));
    assertThat(hasher.waiting()).isEqualTo(3);
    assertThat(hasher.refused()).isEqualTo(1);

    release.countDown();
    assertThat(hasher.verify(PASSWORD.value(), first.get(), CLIENT)).isTrue();
    assertThat(second.get()).isFalse();
    assertThat(other.get()).isFalse();
  }

  @Test
  void aClientWhoseGuessWasWrongIsServedBehindOthersAndOneWhoseWasRightIsNot() throws Exception {
    PasswordHash hash = hasher.hash(PASSWORD, CLIENT);
    assertThat(hasher.verify(PASSWORD.value(), hash, CLIENT)).isTrue();
    assertThat(hasher.verify("x", hash, OTHER)).isFalse();
    occupyTheThread();
    List<String> served = new CopyOnWriteArrayList<>();
    Future<Boolean> wrong = waiting(1, () -> hasher.run(OTHER, () -> served.add(OTHER)));
    Future<Boolean> right = waiting(2, () -> hasher.run(CLIENT, () -> served.add(CLIENT)));

    release.countDown();
    assertThat(wrong.get()).isTrue();
    assertThat(right.get()).isTrue();
    assertThat(served).containsExactly(CLIENT, OTHER);
  }

  @Test
  void anInterruptedCallerLeavesTheQueueAndStaysInterrupted() throws Exception {
    occupyTheThread();
    CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                hasher.verify("x", null, CLIENT);
              } catch (PortFailure failure) {
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
              }
            });
    awaitQueued(1);
    caller.interrupt();
    assertThat(stillInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(executor.getQueue()).isEmpty();
  }

  @Test
  void closingFailsThoseThatWaitAndThoseThatCome() throws Exception {
    occupyTheThread();
    Future<PasswordHash> waits = waiting(1, () -> hasher.hash(PASSWORD, CLIENT));

    hasher.close();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> waits.get(10, TimeUnit.SECONDS))
        .havingCause()
        .isInstanceOf(PortFailure.class)
        .withMessage("password hashing is closed");
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> hasher.hash(PASSWORD, CLIENT))
        .withMessage("password hashing is closed");
    assertThatExceptionOfType(PortFailure.class).isThrownBy(() -> hasher.verify("x", null, CLIENT));
    assertThat(executor.isTerminated()).isTrue();
  }

  @Test
  void thereIsNoThreadBeforeTheFirstPassword() {
    assertThat(executor.getPoolSize()).isZero();
    hasher.hash(PASSWORD, CLIENT);
    assertThat(executor.getPoolSize()).isEqualTo(1);
    assertThat(executor.allowsCoreThreadTimeOut()).isTrue();
  }

  @Test
  void hashingRunsOnADaemonThreadOfItsOwn() throws Exception {
    Thread thread = executor.submit(Thread::currentThread).get();
    assertThat(thread.getName()).startsWith("i9chat-argon2-");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.isVirtual()).isFalse();
  }

  private void occupyTheThread() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    executor.execute(() -> {
      running.countDown();
      try {
        release.await();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    });
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private <T> Future<T> waiting(int position, Callable<T> call) throws InterruptedException {
    Future<T> answer = callers.submit(call);
    awaitQueued(position);
    return answer;
  }

  private void awaitQueued(int count) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (executor.getQueue().size() < count) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      Thread.sleep(1);
    }
  }
}
