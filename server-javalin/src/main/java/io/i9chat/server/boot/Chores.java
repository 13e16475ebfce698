package io.i9chat.server.boot;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.departure.FinishDepartures;
import io.i9chat.domain.media.CleanMedia;
import io.i9chat.domain.media.SweepMedia;
import io.i9chat.domain.session.ForgetExpired;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.ops.Leases;
import io.i9chat.server.boot.process.Housekeeping.Chore;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.store.RestoredMark;
import io.i9chat.server.metrics.ChoreMeter;
import io.i9chat.server.metrics.Metrics;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What housekeeping does, and how often it did it. */
final class Chores {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  /** Less than the shortest pause, so that the node that did the last round can do the next. */
  private static final Duration ROUND = Duration.ofMinutes(15);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration SWEEP = Duration.ofDays(6);

  private Chores() {}

  static List<Chore> of(I9chat i9chat, Settings settings, Metrics metrics, Leases leases) {
    Runnable departures =
        () -> none(i9chat.departures().finish().handle(new FinishDepartures.Command()).failed());
    Runnable expired = () -> i9chat.forgetExpired().handle(new ForgetExpired.Command());
    Runnable unused = () -> none(i9chat.media().clean().handle(new CleanMedia.Command()).failed());
    if (RestoredMark.keepsMedia(settings)) {
      LOG.warn(
          "{} was restored from a backup: nothing is deleted from {} until {} is removed",
          settings.data(),
          settings.adapters().media(),
          RestoredMark.in(settings.data()));
    }
    return List.of(
        new Chore(
            "deleted accounts are still in chats",
            held(leases, "departures", ROUND, counted(metrics.chore("departures"), departures))),
        new Chore(
            "expired sessions and codes are still there",
            held(leases, "expired", ROUND, counted(metrics.chore("expired"), expired))),
        new Chore(
            "media that nothing uses is still there",
            held(leases, "media", ROUND, unlessRestored(settings, metrics.chore("media"), unused))),
        sweep(i9chat, settings, metrics, leases).seldom(Duration.ofHours(1), WEEK));
  }

  /**
   * What one node does for all: the one that holds the lease, which stays its own until the next
   * round, or lapses if it does not come to that. What fails is given to the next node that asks.
   */
  private static Runnable held(Leases leases, String name, Duration time, Runnable work) {
    return () -> {
      if (!leases.hold(name, time)) {
        return;
      }
      try {
        work.run();
      } catch (RuntimeException failed) {
        leases.giveBack(name);
        throw failed;
      }
    };
  }

  static Chore sweep(I9chat i9chat, Settings settings, Metrics metrics, Leases leases) {
    Runnable unknown = () -> sweep(i9chat, settings);
    return new Chore(
        "media that the store does not know is still there",
        held(leases, "sweep", SWEEP, unlessRestored(settings, metrics.chore("sweep"), unknown)));
  }

  /** The ledger of a backup is older than the media: what it does not use may be in use. */
  private static Runnable unlessRestored(Settings settings, ChoreMeter meter, Runnable deletion) {
    Runnable counted = counted(meter, deletion);
    return () -> {
      if (RestoredMark.keepsMedia(settings)) {
        meter.heldBack();
      } else {
        counted.run();
      }
    };
  }

  private static Runnable counted(ChoreMeter meter, Runnable work) {
    return () -> {
      try {
        work.run();
        meter.done();
      } catch (RuntimeException failed) {
        meter.failed();
        throw failed;
      }
    };
  }

  private static void sweep(I9chat i9chat, Settings settings) {
    switch (i9chat.media().sweep().handle(new SweepMedia.Command())) {
      case SweepMedia.Outcome.Swept swept -> none(swept.failed());
      case SweepMedia.Outcome.Doubtful doubtful ->
          throw new PortFailure(
              "of what is stored %d objects are unknown and %d known; nothing was deleted, for %s is likely to be that of another server"
                  .formatted(doubtful.unknown(), doubtful.known(), settings.adapters().media()));
    }
  }

  private static void none(int failed) {
    if (failed > 0) {
      throw new PortFailure(failed + " times; the next round tries again");
    }
  }
}
