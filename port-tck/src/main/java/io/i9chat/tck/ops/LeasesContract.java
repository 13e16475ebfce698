package io.i9chat.tck.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.ops.Leases;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link Leases}, which is between nodes. */
public interface LeasesContract {
  /** The leases of a node that was added to the others of this test. */
  Leases leases();

  /** Lets so much time pass for leases. */
  void pass(Duration time);

  @Test
  @Rule("LEASES-1")
  default void ofNodesThatAskAtOnceOneHoldsALease() {
    List<Leases> nodes = Stream.generate(this::leases).limit(3).toList();
    for (int round = 0; round < 20; round++) {
      String name = "lease-" + Fresh.hex();
      assertThat(Race.of(3, i -> nodes.get(i).hold(name, Duration.ofMinutes(1))))
          .containsOnlyOnce(true);
    }
  }

  @Test
  @Rule({"LEASES-2", "LEASES-3"})
  default void aLeaseHoldsWhileItIsRenewedAndThenIsAnothers() {
    Leases one = leases();
    Leases two = leases();
    String name = "lease-" + Fresh.hex();
    assertThat(one.hold(name, Duration.ofSeconds(2))).isTrue();
    assertThat(two.hold(name, Duration.ofSeconds(2))).isFalse();
    assertThat(two.hold(name + "2", Duration.ofSeconds(2))).as("another").isTrue();
    pass(Duration.ofMillis(1_500));
    assertThat(one.hold(name, Duration.ofSeconds(2))).as("renewed").isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(two.hold(name, Duration.ofSeconds(2))).isFalse();
    two.giveBack(name);
    assertThat(two.hold(name, Duration.ofSeconds(2))).as("not its own").isFalse();
    pass(Duration.ofMillis(2_500));
    assertThat(two.hold(name, Duration.ofMinutes(1))).as("lapsed").isTrue();
    two.giveBack(name);
    assertThat(one.hold(name, Duration.ofMinutes(1))).as("given back").isTrue();
  }
}
