package io.i9chat.bench.workload;

import java.util.SplittableRandom;

/** Names that no other run on the same server has, so that no client id is used again. */
public final class RunName {
  private RunName() {}

  /** Up to 13 letters and digits. */
  public static String fresh() {
    return Long.toUnsignedString(new SplittableRandom().nextLong(), 36);
  }
}
