package io.i9chat.domain.departure;

import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.group.Leaving;
import io.i9chat.domain.media.UnusedMedia;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.AuthorPage;
import io.i9chat.ports.model.page.PageBound;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What is left to do for a person whose account is gone: leaving every group, and deleting their
 * messages if they asked for it. Every step first looks at what is already done, so it can break
 * off anywhere, be begun again, and be done by two at once. Rules: LEAVING-3.
 */
final class Departing {
  /** How many messages one commit deletes: few, for others' sends wait for it. */
  static final int BATCH = 50;

  /** How often a commit is decided again on fresh facts before the chat counts as too busy. */
  private static final int ATTEMPTS = 50;

  private final StorePorts store;
  private final Leaving leaving;
  private final Signals signals;
  private final InstantSource clock;
  private final UnusedMedia unused;

  Departing(Ports ports, Leaving leaving) {
    this.store = ports.store();
    this.leaving = leaving;
    this.signals = ports.signals();
    this.clock = ports.clock();
    this.unused = new UnusedMedia(ports);
  }

  /**
   * Completes a departure.
   *
   * @throws PortFailure if it broke off, also because the thread was interrupted; it is open still
   */
  void complete(Departure departure) {
    PersonId person = departure.person();
    // Told with every run: the node that began it may have gone before it could tell the others,
    // who would go on naming the person.
    BestEffort.publish(signals, new Signal.PersonChanged(person));
    List<ChatHead> chats = store.inbox().heads(person);
    // Leaving comes first: a person who is out cannot send what would have to be deleted.
    for (ChatHead each : chats) {
      PortFailure.whenInterrupted();
      leaving.leave(each.chat(), person);
    }
    if (departure.erase()) {
      chats.forEach(each -> erase(each.chat(), person));
    }
    store.departures().finish(person);
  }

  private void erase(ChatId chat, PersonId person) {
    long done = 0;
    int inVain = 0;
    while (true) {
      PortFailure.whenInterrupted();
      AuthorPage own = store.log().by(chat, person, done, PageBound.of(BATCH));
      if (own.messages().isEmpty() && own.more()) {
        done = own.upTo();
        continue;
      }
      Optional<ChatView> view = store.chats().view(chat, List.of(person));
      if (own.messages().isEmpty() || view.isEmpty()) {
        return;
      }
      List<Committed> deleted = delete(own.messages(), view.get(), person);
      if (!deleted.isEmpty() && own.messages().stream().anyMatch(Departing::isOfMedia)) {
        unused.deleteWithdrawn();
      }
      if (deleted.size() == own.messages().size()) {
        done = own.upTo();
      }
      inVain = deleted.isEmpty() ? inVain + 1 : 0;
      if (inVain == ATTEMPTS) {
        throw new PortFailure("the chat changes faster than messages can be deleted");
      }
    }
  }

  private static boolean isOfMedia(Entry message) {
    Body body = message.payload().carried();
    return body == null || !body.media().isEmpty();
  }

  private List<Committed> delete(List<Entry> messages, ChatView view, PersonId person) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Intent> intents =
        messages.stream().map(message -> deletion(message, view.version(), person, now)).toList();
    List<Committed> deleted =
        store.chats().commit(view.id(), intents).stream()
            .filter(Committed.class::isInstance)
            .map(Committed.class::cast)
            .toList();
    if (!deleted.isEmpty()) {
      BestEffort.publish(signals, new Signal.Appended(view.id(), deleted));
    }
    return deleted;
  }

  private static Intent deletion(Entry message, long version, PersonId person, Instant now) {
    return new Intent(
        person,
        version,
        now,
        new Payload.Delete(message.seq()),
        List.of(new Precondition.Undeleted(message.seq())),
        List.of());
  }
}
