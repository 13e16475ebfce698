package io.i9chat.tck.live;

/**
 * The contract of what nodes share: {@link io.i9chat.ports.live.Signals}, {@link
 * io.i9chat.ports.live.PresenceBoard} and {@link io.i9chat.ports.ops.RateLimiter}. What each is on
 * one node has a contract of its own, and so have {@link io.i9chat.ports.ops.Leases}.
 */
public interface ClusterContract extends ClusterBusContract, ClusterBoardContract {
  @Override
  Cluster cluster();
}
