package io.i9chat.server.budget;

import java.time.Duration;

/** How long calls wait for bytes, and bytes may stand still. */
public final class Patience {
  /** How long a call waits until its own account or address has given back enough. */
  public static final Duration FOR_ITS_OWN = Duration.ofSeconds(2);

  /** How long a call waits until others, or its own connection, have given back enough. */
  public static final Duration FOR_OTHERS = Duration.ofSeconds(10);

  /**
   * How long bytes may stand still that others wait for: their connection is closed then, which
   * otherwise has its full time.
   */
  public static final Duration STALL_WHEN_WANTED = Duration.ofSeconds(5);

  private Patience() {}
}
