package io.i9chat.domain.live;

import io.i9chat.domain.chat.SeenMarks;
import io.i9chat.domain.common.ChatLimits;
import io.i9chat.domain.common.Pauses;
import io.i9chat.domain.common.Timer;
import io.i9chat.domain.entry.Names;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.live.Signal.ReceiptMoved;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.ports.people.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the members of a chat how far each of them has got, as far as they may know it: of one
 * person and chat at most once a second, the latest wins. Rules: RECEIPT-4.
 */
final class ReceiptEvents {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Key(ChatId chat, PersonId person) {}

  /**
   * What is to be told.
   *
   * @param toOthers whether something of it is new to others, and not only to the person
   */
  private record News(ReceiptState now, Instant at, boolean toOthers) {
    static News of(ReceiptMoved moved) {
      Watermarks shown = moved.now().shown();
      boolean toOthers =
          moved.at().equals(shown.deliveredAt()) || moved.at().equals(shown.readAt());
      return new News(moved.now(), moved.at(), toOthers);
    }

    boolean isAbove(News other) {
      return now.held().isAbove(other.now.held());
    }

    /** The same, after others were told what is in {@code told}. */
    News after(News told) {
      return new News(now, at, now.shown().isAbove(told.now.shown()));
    }
  }

  private final Chats chats;
  private final Profiles profiles;
  private final LiveRosters rosters;
  private final Names names;
  private final Listeners audience;
  private final Timer timer;
  private final Pauses<Key, News> pauses = new Pauses<>(News::isAbove, News::after);

  ReceiptEvents(
      StorePorts store, LiveRosters rosters, Names names, Listeners audience, Timer timer) {
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
    if (pauses.begins(key, news)) {
      Thread.startVirtualThread(() -> send(key, news));
    }
  }

  private void send(Key key, News news) {
    try {
      tell(key.chat(), key.person(), news);
    } catch (PortFailure unreadable) {
      // Receipts do not move a chat: a person who lists their chats sees the watermarks.
    } finally {
      timer.after(PAUSE, () -> afterPause(key));
    }
  }

  private void afterPause(Key key) {
    News news = pauses.ends(key);
    if (news != null) {
      send(key, news);
    }
  }

  private void tell(ChatId chat, PersonId person, News news) {
    Optional<ChatView> view = chats.view(chat, List.of());
    if (view.isEmpty()) {
      return;
    }
    Watermarks held = news.now().held();
    Username username = names.of(person);
    audience.tell(
        person,
        new Delivery(
            new LiveEvent.ReceiptMoved(chat, username, held.delivered(), held.read(), news.at())));
    // That something was read is not to be seen from an event without anything new.
    if (news.toOthers()) {
      tellOthers(view.get(), person, username, news);
    }
  }

  private void tellOthers(ChatView view, PersonId person, @Nullable Username username, News news) {
    if (view.group() == null) {
      tellPeer(view, person, username, news);
    } else if (view.group().members() <= ChatLimits.TOLD) {
      tellMembers(view.id(), person, seen(view.id(), username, news, ReceiptVisibility.ALL));
    }
  }

  private void tellMembers(ChatId chat, PersonId person, @Nullable Delivery seen) {
    rosters
        .glimpse(chat)
        .forEach((member, membership) -> {
          if (seen != null && membership.isIn() && !member.equals(person)) {
            audience.tell(member, seen);
          }
        });
  }

  private void tellPeer(ChatView chat, PersonId person, @Nullable Username username, News news) {
    for (PersonId peer : chat.members().keySet()) {
      if (!peer.equals(person) && chat.of(peer).isIn() && audience.has(peer)) {
        List<Profile> both = profiles.byId(chat.members().keySet());
        Delivery seen = seen(chat.id(), username, news, ReceiptVisibility.of(chat, both));
        if (seen != null) {
          audience.tell(peer, seen);
        }
      }
    }
  }

  /** What another is told; {@code null} for nothing. */
  private static @Nullable Delivery seen(
      ChatId chat, @Nullable Username username, News news, ReceiptVisibility visibility) {
    SeenMarks marks = SeenMarks.of(news.now().shown(), visibility);
    if (marks == null) {
      return null;
    }
    // Not when it was last marked: that may be when something was read that is kept back.
    Instant at = Objects.requireNonNullElse(marks.movedAt(), news.at());
    return new Delivery(
        new LiveEvent.ReceiptMoved(chat, username, marks.delivered(), marks.read(), at));
  }
}
