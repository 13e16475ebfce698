package io.i9chat.tck.broken.fake;

import io.i9chat.tck.live.Cluster;
import io.i9chat.tck.ops.LeasesContract;

/** The contract of leases, on whatever {@link Cases#use} was told. */
public final class LeasesCase implements LeasesContract {
  private final Cluster cluster = Cases.make(Cluster.class);

  @Override
  public Cluster cluster() {
    return cluster;
  }
}
