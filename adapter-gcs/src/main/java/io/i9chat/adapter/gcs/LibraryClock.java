package io.i9chat.adapter.gcs;

import com.google.api.core.ApiClock;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The configured clock, as Google's library reads it. */
record LibraryClock(InstantSource clock) implements ApiClock {
  @Override
  public long nanoTime() {
    return TimeUnit.MILLISECONDS.toNanos(millisTime());
  }

  @Override
  public long millisTime() {
    return clock.millis();
  }
}
