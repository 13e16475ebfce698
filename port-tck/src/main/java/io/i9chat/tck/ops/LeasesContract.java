package io.i9chat.tck.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.live.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.ops.Leases}, which is between nodes. */
public interface LeasesContract {
  /** The cluster under test, without nodes; the same at every call within a test. */
  Cluster cluster();

  @Test
  @Rule("LEASES-1")
  default void ofNodesThatAskAtOnceOneHoldsALease() {
    List<Cluster.Node> nodes = Stream.generate(cluster()::join).limit(3).toList();
    for (int round = 0; round < 20; round++) {
      String name = "lease-" + Fresh.hex();
      assertThat(Race.of(3, i -> nodes.get(i).leases().hold(name, Duration.ofMinutes(1))))
          .containsOnlyOnce(true);
    }
  }

  @Test
  @Rule({"LEASES-2", "LEASES-3"})
  default void aLeaseHoldsWhileItIsRenewedAndThenIsAnothers() {
    Cluster.Node one = cluster().join();
    Cluster.Node two = cluster().join();
    String name = "lease-" + Fresh.hex();
    assertThat(one.leases().hold(name, Duration.ofSeconds(2))).isTrue();
    assertThat(two.leases().hold(name, Duration.ofSeconds(2))).isFalse();
    assertThat(two.leases().hold(name + "2", Duration.ofSeconds(2))).as("another").isTrue();
    cluster().pass(Duration.ofMillis(1_500));
    assertThat(one.leases().hold(name, Duration.ofSeconds(2))).as("renewed").isTrue();
    cluster().pass(Duration.ofSeconds(1));
    assertThat(two.leases().hold(name, Duration.ofSeconds(2))).isFalse();
    two.leases().giveBack(name);
    assertThat(two.leases().hold(name, Duration.ofSeconds(2))).as("not its own").isFalse();
    cluster().pass(Duration.ofMillis(2_500));
    assertThat(two.leases().hold(name, Duration.ofMinutes(1))).as("lapsed").isTrue();
    two.leases().giveBack(name);
    assertThat(one.leases().hold(name, Duration.ofMinutes(1))).as("given back").isTrue();
  }
}
