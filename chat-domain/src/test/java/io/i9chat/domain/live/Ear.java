package io.i9chat.domain.live;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.presence.Presence;
import io.i9chat.ports.model.ChatId;
import io.i9chat.tck.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One connection of a person, and what it has heard. */
final class Ear implements AutoCloseable {
  private final List<Delivery> heard = new CopyOnWriteArrayList<>();
  private final LiveSubscription subscription;

  Ear(Town town, Person person) {
    this(town.i9chat(), person);
  }

  Ear(I9chat node, Person person) {
    subscription = node.subscribe(person.id(), heard::add);
  }

  List<Delivery> deliveries() {
    return List.copyOf(heard);
  }

  List<LiveEvent> events() {
    return heard.stream().map(Delivery::event).toList();
  }

  <T extends LiveEvent> List<T> events(Class<T> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The seqs of the entries of one chat, as they came. */
  List<Long> seqs(ChatId chat) {
    return events(LiveEvent.EntryAppended.class).stream()
        .map(LiveEvent.EntryAppended::entry)
        .filter(entry -> chatOf(entry).equals(chat))
        .map(SeenEntry::seq)
        .toList();
  }

  private static ChatId chatOf(SeenEntry entry) {
    return switch (entry) {
      case NamedEntry named -> named.entry().chat();
      case HiddenEntry hidden -> hidden.chat();
    };
  }

  /** What came, in short: such as {@code chat}, {@code resync}, or the seq of an entry. */
  List<String> story() {
    return events().stream()
        .map(event ->
            switch (event) {
              case LiveEvent.EntryAppended entry ->
                  (entry.entry() instanceof HiddenEntry ? "hidden " : "") + entry.entry().seq();
              case LiveEvent.ChatAppeared chat -> "chat";
              case LiveEvent.ChatChanged chat -> "changed";
              case LiveEvent.PresenceChanged changed -> word(changed.presence());
              case LiveEvent.Typing typing -> "typing";
              case LiveEvent.ReceiptMoved moved -> "receipt";
              case LiveEvent.SessionsEnded ended -> "ended";
              case LiveEvent.Resync resync -> "resync";
            })
        .toList();
  }

  private static String word(Presence presence) {
    return presence.online() ? "online" : presence.lastSeen() == null ? "hidden" : "offline";
  }

  LiveSubscription subscription() {
    return subscription;
  }

  void awaitSeq(ChatId chat, long seq) {
    Await.until("entry " + seq + " is heard", () -> seqs(chat).contains(seq));
  }

  void awaitStory(String... story) {
    Await.until(
        "the story is " + List.of(story) + ", not " + story(),
        () -> story().equals(List.of(story)));
  }

  @Override
  public void close() {
    subscription.close();
  }
}
