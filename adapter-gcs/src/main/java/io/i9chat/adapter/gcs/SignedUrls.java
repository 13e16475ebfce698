package io.i9chat.adapter.gcs;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The URLs signed lately, for signatures that are a call each: equal downloads get the same URL,
 * and those that ask at the same time wait for one signature.
 */
final class SignedUrls {
  /** How many are kept; each takes some 2 KiB. */
  static final int MOST = 4_096;

  /** What ends of URLs are rounded to, so that downloads are equal for a while. */
  static final Duration STEP = Duration.ofMinutes(5);

  /** What makes downloads equal. */
  record Download(MediaId media, String generation, Served as, Instant expiresAt) {}

  private final Map<Download, FutureTask<SignedUrl>> signed =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Download, FutureTask<SignedUrl>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * When a URL ends that is to end at {@code asked}: at the step before, if that leaves it half of
   * its time.
   */
  static Instant rounded(Instant now, Instant asked) {
    Instant step = asked.minusMillis(Math.floorMod(asked.toEpochMilli(), STEP.toMillis()));
    Duration whole = Duration.between(now, asked);
    return Duration.between(now, step).multipliedBy(2).compareTo(whole) < 0 ? asked : step;
  }

  /**
   * The URL for {@code download}, signed if it is not here.
   *
   * @throws PortFailure as {@code sign} does, or if the signature that others ask for takes too
   *     long
   */
  SignedUrl of(Download download, Supplier<SignedUrl> sign) {
    while (true) {
      FutureTask<SignedUrl> mine = new FutureTask<>(sign::get);
      FutureTask<SignedUrl> theirs = enter(download, mine);
      if (theirs == null) {
        mine.run();
      }
      SignedUrl url = await(download, theirs == null ? mine : theirs, theirs == null);
      if (url != null) {
        return url;
      }
    }
  }

  /** Enters {@code mine} unless one is there. */
  private synchronized @Nullable FutureTask<SignedUrl> enter(
      Download download, FutureTask<SignedUrl> mine) {
    return signed.putIfAbsent(download, mine);
  }

  private synchronized void leave(Download download, FutureTask<SignedUrl> failed) {
    signed.remove(download, failed);
  }

  /** Waits; {@code null} if the one who asked was interrupted, which is nothing to others. */
  private @Nullable SignedUrl await(Download download, FutureTask<SignedUrl> one, boolean isMine) {
    try {
      return one.get(Calls.MOST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      leave(download, one);
      if (failed.getCause() instanceof PortFailure failure) {
        if (!isMine && Calls.wasInterrupted(failure)) {
          return null;
        }
        throw failure;
      }
      throw new IllegalStateException("signing failed", failed.getCause());
    } catch (TimeoutException late) {
      throw new PortFailure("a URL is not signed in time", late);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new PortFailure("told to stop while a URL was signed", told);
    }
  }
}
