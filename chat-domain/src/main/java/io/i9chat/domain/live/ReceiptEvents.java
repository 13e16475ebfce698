package io.i9chat.domain.live;

import io.i9chat.domain.chat.Names;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.live.Signal.ReceiptMoved;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the members of a chat how far each of them has got: of one person and chat at most once a
 * second, the latest wins.
 */
final class ReceiptEvents {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Key(ChatId chat, PersonId person) {}

  /** What was told last, and what came during the pause after it, if anything higher did. */
  private record Waiting(ReceiptMoved told, @Nullable ReceiptMoved latest) {
    Waiting with(ReceiptMoved moved) {
      return above(moved, latest == null ? told : latest) ? new Waiting(told, moved) : this;
    }

    private static boolean above(ReceiptMoved a, ReceiptMoved b) {
      return a.now().delivered() > b.now().delivered() || a.now().read() > b.now().read();
    }
  }

  private final Roster roster;
  private final Names names;
  private final Audience audience;
  private final Timer timer;
  private final Map<Key, Waiting> pauses = new ConcurrentHashMap<>();

  ReceiptEvents(Roster roster, Names names, Audience audience, Timer timer) {
    this.roster = roster;
    this.names = names;
    this.audience = audience;
    this.timer = timer;
  }

  void on(ReceiptMoved moved) {
    Key key = new Key(moved.chat(), moved.person());
    boolean[] first = new boolean[1];
    pauses.compute(
        key,
        (k, waiting) -> {
          first[0] = waiting == null;
          return waiting == null ? new Waiting(moved, null) : waiting.with(moved);
        });
    if (first[0]) {
      Thread.startVirtualThread(() -> send(key, moved));
    }
  }

  private void send(Key key, ReceiptMoved moved) {
    try {
      tell(moved);
    } catch (PortFailure unreadable) {
      // Receipts do not move a chat: whoever lists their chats sees the watermarks.
    } finally {
      timer.after(PAUSE, () -> afterPause(key));
    }
  }

  private void afterPause(Key key) {
    Waiting now =
        pauses.computeIfPresent(
            key,
            (k, waiting) -> waiting.latest() == null ? null : new Waiting(waiting.latest(), null));
    if (now != null) {
      send(key, now.told());
    }
  }

  private void tell(ReceiptMoved moved) {
    Delivery delivery =
        new Delivery(
            new LiveEvent.ReceiptMoved(
                moved.chat(), names.of(moved.person()), moved.now(), moved.at()));
    for (Map.Entry<PersonId, Membership> member : roster.of(moved.chat()).entrySet()) {
      if (member.getValue().isIn()) {
        audience.tell(member.getKey(), delivery);
      }
    }
  }
}
