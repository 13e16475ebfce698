package io.i9chat.server.boot;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.departure.FinishDepartures;
import io.i9chat.domain.media.CleanMedia;
import io.i9chat.domain.session.ForgetExpired;
import io.i9chat.ports.PortFailure;
import io.i9chat.server.boot.process.Housekeeping;
import io.i9chat.server.metrics.ChoreMeter;
import io.i9chat.server.metrics.Metrics;
import java.util.List;

/** What housekeeping does, and is counted by. */
final class Chores {
  private Chores() {}

  static List<Housekeeping.Chore> of(I9chat i9chat, Metrics metrics) {
    return List.of(
        new Housekeeping.Chore(
            "deleted accounts are still in chats",
            counted(
                metrics,
                "departures",
                () ->
                    none(
                        i9chat
                            .departures()
                            .finish()
                            .handle(new FinishDepartures.Command())
                            .failed()))),
        new Housekeeping.Chore(
            "expired sessions and codes are still there",
            counted(
                metrics,
                "expired",
                () -> i9chat.forgetExpired().handle(new ForgetExpired.Command()))),
        new Housekeeping.Chore(
            "media that nothing uses is still there",
            counted(
                metrics,
                "media",
                () -> none(i9chat.media().clean().handle(new CleanMedia.Command()).failed()))));
  }

  private static Runnable counted(Metrics metrics, String chore, Runnable work) {
    ChoreMeter meter = metrics.chore(chore);
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

  private static void none(int failed) {
    if (failed > 0) {
      throw new PortFailure(failed + " times; the next round tries again");
    }
  }
}
