package io.i9chat.domain.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.chat.Town.Person;
import io.i9chat.ports.PortFailure;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two calls at once, of one connection, that watch the same person. */
final class WatchingAtOnceTest {
  private final LiveHouse house = new LiveHouse();
  private final Person ada = house.town.settle();
  private final Person bob = house.town.settle();
  private final Ear adas = house.listen(ada);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Rule("PRESENCE-B")
  void isToldAlsoWhenAnotherCallForTheSamePersonFailed() throws InterruptedException {
    CountDownLatch bothAsk = new CountDownLatch(2);
    CountDownLatch failed = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    house.beforeCall =
        any -> {
          int asks = house.calls().getOrDefault("Blocks.between", 0);
          int call = asks > asked.get() && asks <= 2 ? asked.incrementAndGet() : 0;
          if (call > 0) {
            bothAsk.countDown();
            await(call == 1 ? bothAsk : failed);
          }
          if (call == 1) {
            throw new PortFailure("out of reach");
          }
        };
    Thread first =
        Thread.startVirtualThread(() -> {
          assertThatThrownBy(() -> adas.subscription().watch(List.of(bob.username())))
              .isInstanceOf(PortFailure.class);
          failed.countDown();
        });
    Await.until("the first call asks", () -> asked.get() == 1);

    assertThat(adas.subscription().watch(List.of(bob.username()))).hasSize(1);
    first.join();

    house.listen(bob);
    Await.until("it is told that the other came", () -> adas.story().contains("online"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      throw new AssertionError(ended);
    }
  }
}
