package io.i9chat.domain.live;

import io.i9chat.domain.chat.ChatLimits;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.chat.ReceiptSight;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.live.Signal.ReceiptMoved;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the members of a chat how far each of them has got, as far as they may know it: of one
 * person and chat at most once a second, the latest wins.
 */
final class ReceiptEvents {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Key(ChatId chat, PersonId person) {}

  /**
   * What is to be told.
   *
   * @param delivered whether more was delivered, and not only read
   */
  private record News(Watermarks now, Instant at, boolean delivered) {
    static News of(ReceiptMoved moved) {
      return new News(moved.now(), moved.at(), moved.at().equals(moved.now().deliveredAt()));
    }

    boolean isAbove(News other) {
      return now.delivered() > other.now.delivered() || now.read() > other.now.read();
    }
  }

  /** What was told last, and what came during the pause after it, if anything higher did. */
  private record Waiting(News told, @Nullable News latest) {
    Waiting with(News news) {
      News before = latest == null ? told : latest;
      if (!news.isAbove(before)) {
        return this;
      }
      boolean delivered = news.now().delivered() > told.now().delivered();
      return new Waiting(told, new News(news.now(), news.at(), delivered));
    }
  }

  private final Chats chats;
  private final Profiles profiles;
  private final Rosters rosters;
  private final Names names;
  private final Audience audience;
  private final Timer timer;
  private final Map<Key, Waiting> pauses = new ConcurrentHashMap<>();

  ReceiptEvents(StorePorts store, Rosters rosters, Names names, Audience audience, Timer timer) {
    this.chats = store.chats();
    this.profiles = store.profiles();
    this.rosters = rosters;
    this.names = names;
    this.audience = audience;
    this.timer = timer;
  }

  void on(ReceiptMoved moved) {
    Key key = new Key(moved.chat(), moved.person());
    News news = News.of(moved);
    boolean[] first = new boolean[1];
    pauses.compute(
        key,
        (k, waiting) -> {
          first[0] = waiting == null;
          return waiting == null ? new Waiting(news, null) : waiting.with(news);
        });
    if (first[0]) {
      Thread.startVirtualThread(() -> send(key, news));
    }
  }

  private void send(Key key, News news) {
    try {
      tell(key.chat(), key.person(), news);
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

  private void tell(ChatId chat, PersonId person, News news) {
    Optional<ChatView> view = chats.view(chat, List.of());
    if (view.isEmpty()) {
      return;
    }
    Watermarks now = news.now();
    Delivery whole =
        new Delivery(
            new LiveEvent.ReceiptMoved(
                chat, names.of(person), now.delivered(), now.read(), news.at()));
    audience.tell(person, whole);
    if (view.get().group() == null) {
      tellPeer(view.get(), person, news, whole);
    } else if (view.get().group().members() <= ChatLimits.TOLD) {
      rosters
          .glimpse(chat)
          .forEach((member, membership) -> {
            if (membership.isIn() && !member.equals(person)) {
              audience.tell(member, whole);
            }
          });
    }
  }

  private void tellPeer(ChatView chat, PersonId person, News news, Delivery whole) {
    for (PersonId peer : chat.members().keySet()) {
      if (!peer.equals(person) && chat.of(peer).isIn() && audience.has(peer)) {
        switch (ReceiptSight.of(chat, profiles.byId(chat.members().keySet()))) {
          case ALL -> audience.tell(peer, whole);
          case DELIVERED -> {
            // That something was read is not to be seen from an event without anything new.
            if (news.delivered()) {
              audience.tell(
                  peer,
                  new Delivery(
                      new LiveEvent.ReceiptMoved(
                          chat.id(),
                          names.of(person),
                          news.now().delivered(),
                          null,
                          // Not when it was last marked: that may be when it was read.
                          Objects.requireNonNullElse(news.now().deliveredAt(), news.at()))));
            }
          }
          case NOTHING -> {}
        }
      }
    }
  }
}
