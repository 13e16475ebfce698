package io.i9chat.tck.broken.fake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What makes a fake that lacks atomicity fail reliably: it behaves while it is alone and goes wrong
 * when calls meet, which a pause inside the call makes sure of.
 */
public final class Overlap {
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger meetings = new AtomicInteger();

  public <T> T call(Supplier<T> alone, Supplier<T> together) {
    boolean meets = inside.incrementAndGet() > 1;
    int before = meetings.get();
    if (meets) {
      meetings.incrementAndGet();
    }
    try {
      pause();
      return meets || meetings.get() > before ? together.get() : alone.get();
    } finally {
      inside.decrementAndGet();
    }
  }

  public static void pause() {
    try {
      Thread.sleep(3);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
