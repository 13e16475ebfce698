package io.i9chat.tck.live;

import io.i9chat.ports.ops.Leases;
import io.i9chat.tck.ops.LeasesContract;
import java.time.Duration;

/**
 * The contract of all that nodes share: {@link io.i9chat.ports.live.Signals}, {@link
 * io.i9chat.ports.live.PresenceBoard}, {@link io.i9chat.ports.ops.RateLimiter} and {@link Leases}.
 * What each is on one node has a contract of its own.
 */
public interface ClusterContract extends ClusterBusContract, ClusterBoardContract, LeasesContract {
  @Override
  Cluster cluster();

  @Override
  default Leases leases() {
    return cluster().join().leases();
  }

  @Override
  default void pass(Duration time) {
    cluster().pass(time);
  }
}
