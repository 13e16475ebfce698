package io.i9chat.domain.chat;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.Timer;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal.ReceiptMoved;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the nodes how far people have got. A bus between nodes is told of one person and chat at
 * most once a second, and then the latest: those who are told hear no more either. On one node each
 * move is told, for that costs nothing.
 */
final class ReceiptSignals {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Key(ChatId chat, PersonId person) {}

  /** What was told last, and what has come since. */
  private record Pause(ReceiptState told, @Nullable ReceiptMoved latest) {
    Pause with(ReceiptMoved moved) {
      return isAbove(moved.now().held(), (latest == null ? told : latest.now()).held())
          ? new Pause(told, moved)
          : this;
    }
  }

  private final Signals signals;
  private final Timer timer;
  private final Map<Key, Pause> pauses = new ConcurrentHashMap<>();

  ReceiptSignals(Signals signals, Timer timer) {
    this.signals = signals;
    this.timer = timer;
  }

  /** Tells of it now, or within a second. */
  void publish(ReceiptMoved moved) {
    Pause[] before = new Pause[1];
    if (signals.isRouted()) {
      pauses.compute(
          new Key(moved.chat(), moved.person()),
          (key, pause) -> {
            before[0] = pause;
            return pause == null ? new Pause(moved.now(), null) : pause.with(moved);
          });
    }
    if (before[0] == null) {
      BestEffort.publish(signals, moved);
      if (signals.isRouted()) {
        timer.after(PAUSE, () -> afterPause(new Key(moved.chat(), moved.person())));
      }
    }
  }

  private void afterPause(Key key) {
    ReceiptMoved[] next = new ReceiptMoved[1];
    pauses.computeIfPresent(
        key,
        (same, pause) -> {
          ReceiptMoved latest = pause.latest();
          if (latest == null) {
            return null;
          }
          next[0] = sinceTold(latest, pause.told());
          return new Pause(latest.now(), null);
        });
    if (next[0] != null) {
      BestEffort.publish(signals, next[0]);
      timer.after(PAUSE, () -> afterPause(key));
    }
  }

  /** What is new to others is told by the time at which it became so. */
  private static ReceiptMoved sinceTold(ReceiptMoved latest, ReceiptState told) {
    Watermarks shown = latest.now().shown();
    if (!isAbove(shown, told.shown())) {
      return latest;
    }
    Instant at =
        Stream.of(shown.deliveredAt(), shown.readAt())
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(latest.at());
    return new ReceiptMoved(latest.chat(), latest.person(), latest.now(), at);
  }

  private static boolean isAbove(Watermarks one, Watermarks other) {
    return one.delivered() > other.delivered() || one.read() > other.read();
  }
}
