package io.i9chat.domain.chat;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.Pauses;
import io.i9chat.domain.common.Timer;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Signal.ReceiptMoved;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tells the nodes how far people have got. A bus between nodes is told of one person and chat at
 * most once a second, and then the latest: those who are told hear no more either. On one node each
 * move is told, for that costs nothing.
 */
final class ReceiptSignals {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Key(ChatId chat, PersonId person) {}

  private final Signals signals;
  private final Timer timer;
  private final Pauses<Key, ReceiptMoved> pauses =
      new Pauses<>(
          (moved, before) -> moved.now().held().isAbove(before.now().held()),
          ReceiptSignals::after);

  ReceiptSignals(Signals signals, Timer timer) {
    this.signals = signals;
    this.timer = timer;
  }

  /** Tells of it now, or within a second. */
  void publish(ReceiptMoved moved) {
    if (!signals.isRouted()) {
      BestEffort.publish(signals, moved);
    } else {
      Key key = new Key(moved.chat(), moved.person());
      if (pauses.begins(key, moved)) {
        publish(key, moved);
      }
    }
  }

  private void publish(Key key, ReceiptMoved moved) {
    BestEffort.publish(signals, moved);
    timer.after(PAUSE, () -> afterPause(key));
  }

  private void afterPause(Key key) {
    ReceiptMoved next = pauses.ends(key);
    if (next != null) {
      publish(key, next);
    }
  }

  /** What is new to others is told by the time at which it became so. */
  private static ReceiptMoved after(ReceiptMoved latest, ReceiptMoved told) {
    Watermarks shown = latest.now().shown();
    if (!shown.isAbove(told.now().shown())) {
      return latest;
    }
    Instant at =
        Stream.of(shown.deliveredAt(), shown.readAt())
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(latest.at());
    return new ReceiptMoved(latest.chat(), latest.person(), latest.now(), at);
  }
}
