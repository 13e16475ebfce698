package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.PortFailure;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  @Test
  @Rule("WITHDRAW-4")
  void isDoneAtTheStartAndMoreThanOnceAnHour() throws Exception {
    CountDownLatch done = new CountDownLatch(1);

    Housekeeping housekeeping =
        Housekeeping.start(
            List.of(
                new Housekeeping.Chore(
                    "the test's first chore failed",
                    () -> {
                      throw new PortFailure("as the test wants it");
                    }),
                new Housekeeping.Chore("the test's second chore failed", done::countDown)));

    assertThat(done.await(10, TimeUnit.SECONDS)).as("behind one that failed").isTrue();
    assertThat(Housekeeping.PAUSE).isLessThan(Duration.ofHours(1));
    housekeeping.close();
  }
}
