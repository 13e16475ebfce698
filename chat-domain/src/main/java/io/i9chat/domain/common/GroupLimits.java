package io.i9chat.domain.common;

import io.i9chat.ports.model.ops.Bucket;
import java.time.Duration;

/** The figures that groups go by and no operator may set. */
public final class GroupLimits {
  /** How many people one call may name. */
  public static final int NAMES = 1_000;

  /** How many people who never wrote back to them a person may add to groups. */
  public static final Bucket STRANGERS_ADDED =
      Bucket.ofCluster("groups.strangers", 50, 50, Duration.ofDays(1));

  private GroupLimits() {}
}
