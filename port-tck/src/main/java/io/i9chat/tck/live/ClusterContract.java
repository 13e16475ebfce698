package io.i9chat.tck.live;

/**
 * The contract of all that nodes share: {@link io.i9chat.ports.live.Signals}, {@link
 * io.i9chat.ports.live.PresenceBoard}, {@link io.i9chat.ports.ops.RateLimiter} and {@link
 * io.i9chat.ports.ops.Leases}. What each is on one node has a contract of its own.
 */
public interface ClusterContract extends ClusterBusContract, ClusterBoardContract {
  @Override
  Cluster cluster();
}
