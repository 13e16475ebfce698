package io.i9chat.adapter.neo4j.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.memory.InMemoryCluster;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LeasedChoreTest {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration ANYWAY = Duration.ofMinutes(1);

  private final InMemoryCluster cluster = new InMemoryCluster();
  private final AtomicLong nanos = new AtomicLong();
  private final LeasedChore one = chore();
  private final LeasedChore other = chore();

  private LeasedChore chore() {
    return new LeasedChore("words", LEASE, ANYWAY, nanos::get);
  }

  private Cluster.Node share(LeasedChore chore) {
    Cluster.Node node = cluster.join();
    chore.under(node.leases());
    return node;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    cluster.pass(time);
  }

  @Test
  void isAlwaysDueToAProgramAlone() {
    assertThat(one.isDue()).isTrue();
    assertThat(one.isDue()).isTrue();
  }

  @Test
  void isDueToTheOneThatHoldsTheLease() {
    share(one);
    share(other);
    for (int second = 0; second < 50; second++) {
      assertThat(one.isDue()).isTrue();
      assertThat(other.isDue()).isFalse();
      pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void isDueToAnotherWhenTheLeaseHasLapsed() {
    share(one);
    share(other);
    assertThat(one.isDue()).isTrue();
    pass(LEASE.plusMillis(1));
    assertThat(other.isDue()).isTrue();
    assertThat(one.isDue()).isFalse();
  }

  @Test
  void isDueOnceAMinuteWhereNoLeaseIsGiven() {
    share(one);
    cluster.join().leases().hold("words", Duration.ofDays(1));
    pass(ANYWAY.minusMillis(1));
    assertThat(one.isDue()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(one.isDue()).isTrue();
    assertThat(one.isDue()).isFalse();
  }
}
